package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;
import static cofferdam.spec.system.rules.Text.size;

import cofferdam.spec.system.Platform;
import cofferdam.spec.system.Processors;
import cofferdam.spec.system.Processors.Feature;
import java.util.List;

/** Rules on memory banks and processors. */
final class PlatformRules {
    /** Memory ends at or below this address: 16 GiB, what the model of physical memory is meant for. */
    static final long MEMORY_END = 16L << 30;

    static final List<Rule> ALL = List.of(
            limit(
                    "PLT-01",
                    "The platform has at most 16 memory banks.",
                    (facts, report) ->
                            Limits.check(report, facts.platform().memory(), 16, "memory banks", b -> b.where())),
            rule(
                    "PLT-02",
                    "A memory bank begins at a multiple of 4 KiB.",
                    "<region base=\"0x8000000\"",
                    "<region base=\"0x8000800\"",
                    (facts, report) -> banks(facts)
                            .forEach(b -> report.unless(
                                    pages(b.base()),
                                    b.where(),
                                    "a memory bank begins at " + hex(b.base()),
                                    "write a multiple of 0x1000"))),
            rule(
                    "PLT-03",
                    "The size of a memory bank is a positive multiple of 4 KiB.",
                    "base=\"0x8000000\" size=\"16M\"",
                    "base=\"0x8000000\" size=\"16000001\"",
                    (facts, report) -> banks(facts)
                            .forEach(b -> report.unless(
                                    b.size() > 0 && pages(b.size()),
                                    b.where(),
                                    "a memory bank has " + size(b.size()),
                                    "write a positive multiple of 4K"))),
            rule(
                    "PLT-04",
                    "Memory banks do not overlap.",
                    "<region base=\"0x8000000\"",
                    "<region base=\"0x3000000\"",
                    PlatformRules::banksApart),
            rule(
                    "PLT-05",
                    "Memory lies below the physical address width of the processors.",
                    "physicalAddressBits=\"46\"",
                    "physicalAddressBits=\"32\"",
                    (facts, report) -> banks(facts)
                            .forEach(b -> report.unless(
                                    b.extent().end() <= Limits.physicalEnd(facts),
                                    b.where(),
                                    "the memory bank " + b.extent() + " ends beyond the processors' "
                                            + facts.platform().processors().physicalAddressBits() + " address bits",
                                    "stay below " + hex(Limits.physicalEnd(facts))))),
            rule(
                    "PLT-06",
                    "Memory lies below 16 GiB.",
                    "<region base=\"0x8000000\"",
                    "<region base=\"0x400000000\"",
                    (facts, report) -> banks(facts)
                            .forEach(b -> report.unless(
                                    b.extent().end() <= MEMORY_END,
                                    b.where(),
                                    "the memory bank " + b.extent() + " ends beyond 16 GiB",
                                    "stay below " + hex(MEMORY_END)))),
            rule(
                    "PLT-07",
                    "There are 1 to 8 processors.",
                    "<processors count=\"2\"",
                    "<processors count=\"9\"",
                    (facts, report) -> {
                        Processors p = facts.platform().processors();
                        report.unless(
                                p.count() >= 1 && p.count() <= 8,
                                p.where(),
                                "there are " + p.count() + " processors",
                                "write a number from 1 to 8");
                    }),
            rule(
                    "PLT-08",
                    "Processors have 32 to 52 physical address bits.",
                    "physicalAddressBits=\"46\"",
                    "physicalAddressBits=\"53\"",
                    (facts, report) -> {
                        Processors p = facts.platform().processors();
                        report.unless(
                                p.physicalAddressBits() >= 32 && p.physicalAddressBits() <= 52,
                                p.where(),
                                "the processors have " + p.physicalAddressBits() + " physical address bits",
                                "write a number from 32 to 52");
                    }),
            rule(
                    "PLT-09",
                    "Processors with EPT leaves of 1 GiB also have those of 2 MiB.",
                    "features=\"ept-2m ept-1g page-1g\"",
                    "features=\"ept-1g page-1g\"",
                    (facts, report) -> {
                        Processors p = facts.platform().processors();
                        report.unless(
                                p.features().contains(Feature.EPT_2M)
                                        || !p.features().contains(Feature.EPT_1G),
                                p.where(),
                                "the processors have ept-1g without ept-2m",
                                "add ept-2m or remove ept-1g");
                    }));

    private PlatformRules() {}

    private static List<Platform.MemoryBank> banks(Facts facts) {
        return facts.platform().memory();
    }

    private static void banksApart(Facts facts, Report report) {
        List<Platform.MemoryBank> banks = banks(facts);
        for (int later = 1; later < banks.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                report.unless(
                        !banks.get(later).extent().overlaps(banks.get(earlier).extent()),
                        banks.get(later).where(),
                        "the memory bank " + banks.get(later).extent() + " overlaps the bank "
                                + banks.get(earlier).extent(),
                        "move it to free addresses");
            }
        }
    }
}
