package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;

import cofferdam.spec.system.Extent;
import cofferdam.spec.system.KernelMemoryNeed;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Partition.Start;
import java.util.List;

/** Rules on how virtual processors start (G7-02). */
final class StartRules {
    private static final long IDENTITY_END = 1L << 32;

    static final List<Rule> ALL = List.of(
            rule(
                    "STA-01",
                    "The entry point lies in executable memory of the partition.",
                    "entry=\"0x1000\"",
                    "entry=\"0x110000\"",
                    each((facts, p, report) -> report.unless(
                            p.memory().stream()
                                    .anyMatch(r -> r.access().execute()
                                            && r.extent().contains(p.start().entry())),
                            p.start().where(),
                            "the entry " + hex(p.start().entry()) + " of partition \"" + p.name()
                                    + "\" is not in executable memory",
                            "point it into a region with access x"))),
            rule(
                    "STA-02",
                    "The entry point lies in an image.",
                    "entry=\"0x1000\"",
                    "entry=\"0x1008\"",
                    each((facts, p, report) -> report.unless(
                            p.images().stream()
                                    .anyMatch(i -> !facts.image(i).isRead()
                                            || facts.extent(i)
                                                    .contains(p.start().entry())),
                            p.start().where(),
                            "the entry " + hex(p.start().entry()) + " of partition \"" + p.name()
                                    + "\" is in none of its images",
                            "point it to the first instruction of an image"))),
            rule(
                    "STA-03",
                    "The eight bytes below the initial stack pointer lie in memory that can be read and written.",
                    "stack=\"0x200000\"",
                    "stack=\"0x200010\"",
                    each((facts, p, report) -> report.unless(
                            p.start().stack() >= 8
                                    && writable(p, new Extent(p.start().stack() - 8, 8)),
                            p.start().where(),
                            "the stack pointer " + hex(p.start().stack()) + " of partition \"" + p.name()
                                    + "\" is not at or below the end of writable memory",
                            "point it to the end of the stack, inside or just behind a region with access rw"))),
            rule(
                    "STA-04",
                    "The initial stack pointer is a multiple of 16.",
                    "stack=\"0x200000\"",
                    "stack=\"0x1ffff8\"",
                    each((facts, p, report) -> report.unless(
                            (p.start().stack() & 15) == 0,
                            p.start().where(),
                            "the stack pointer " + hex(p.start().stack()) + " of partition \"" + p.name()
                                    + "\" is not aligned",
                            "write a multiple of 0x10"))),
            rule(
                    "STA-05",
                    "The initial page tables begin at a multiple of 4 KiB.",
                    "pageTables=\"0x100000\"",
                    "pageTables=\"0x100800\"",
                    each((facts, p, report) -> report.unless(
                            pages(p.start().pageTables()),
                            p.start().where(),
                            "the page tables of partition \"" + p.name() + "\" begin at "
                                    + hex(p.start().pageTables()),
                            "write a multiple of 0x1000"))),
            rule(
                    "STA-06",
                    "The initial page tables lie in memory that can be read and written.",
                    "pageTables=\"0x100000\"",
                    "pageTables=\"0x8000\"",
                    each((facts, p, report) -> report.unless(
                            writable(p, tables(facts, p.start())),
                            p.start().where(),
                            "the page tables " + tables(facts, p.start()) + " of partition \"" + p.name()
                                    + "\" are not inside one writable region",
                            "point them to " + tables(facts, p.start()).size() / 4096
                                    + " free pages of a region with access rw"))),
            rule(
                    "STA-07",
                    "The initial page tables overlap no image.",
                    "pageTables=\"0x100000\"",
                    "pageTables=\"0x110000\"",
                    each(StartRules::tablesOffImages)),
            rule(
                    "STA-08",
                    "The initial stack does not begin in the initial page tables.",
                    "pageTables=\"0x100000\"",
                    "pageTables=\"0x1fe000\"",
                    each((facts, p, report) -> report.unless(
                            !tables(facts, p.start()).contains(p.start().stack() - 8),
                            p.start().where(),
                            "the stack pointer " + hex(p.start().stack()) + " of partition \"" + p.name()
                                    + "\" would overwrite the page tables " + tables(facts, p.start()),
                            "move one of them"))),
            rule(
                    "STA-09",
                    "The entry point lies below 4 GiB, where initial page tables map.",
                    "entry=\"0x1000\"",
                    "entry=\"0x100001000\"",
                    each((facts, p, report) -> low("entry", p.start().entry(), p, report))),
            rule(
                    "STA-10",
                    "The initial stack pointer lies at or below 4 GiB, where initial page tables map.",
                    "stack=\"0x200000\"",
                    "stack=\"0x100200000\"",
                    each((facts, p, report) -> low("stack pointer", p.start().stack() - 1, p, report))),
            rule(
                    "STA-11",
                    "The initial page tables lie below 4 GiB, so that the partition can change them.",
                    "pageTables=\"0x100000\"",
                    "pageTables=\"0x100100000\"",
                    each((facts, p, report) -> low("page table", p.start().pageTables(), p, report))));

    private StartRules() {}

    /** A check of one partition's start. */
    @FunctionalInterface
    private interface StartCheck {
        void run(Facts facts, Partition partition, Report report);
    }

    private static Rule.Check each(StartCheck check) {
        return (facts, report) -> facts.partitions().forEach(p -> check.run(facts, p, report));
    }

    private static Extent tables(Facts facts, Start start) {
        return new Extent(
                start.pageTables(),
                4096L * KernelMemoryNeed.guestTablePages(facts.platform().processors()));
    }

    private static boolean writable(Partition partition, Extent extent) {
        return Facts.regionOf(partition, extent)
                .filter(r -> r.access().read() && r.access().write())
                .isPresent();
    }

    private static void tablesOffImages(Facts facts, Partition partition, Report report) {
        Extent tables = tables(facts, partition.start());
        for (Partition.Image image : partition.images()) {
            report.unless(
                    !facts.extent(image).overlaps(tables),
                    partition.start().where(),
                    "the page tables " + tables + " of partition \"" + partition.name() + "\" overlap the image \""
                            + image.file() + "\" at " + facts.extent(image),
                    "move one of them");
        }
    }

    private static void low(String what, long address, Partition partition, Report report) {
        report.unless(
                address < IDENTITY_END,
                partition.start().where(),
                "the " + what + " of partition \"" + partition.name() + "\" lies beyond 4 GiB",
                "stay below 0x100000000");
    }
}
