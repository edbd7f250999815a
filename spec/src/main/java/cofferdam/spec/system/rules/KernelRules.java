package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;
import static cofferdam.spec.system.rules.Text.size;

import cofferdam.spec.system.Device;
import cofferdam.spec.system.KernelMemoryNeed;
import cofferdam.spec.system.Platform.KernelMemory;
import cofferdam.spec.system.Platform.RemappingHardware;
import java.util.List;

/** Rules on the kernel's own memory and on the remapping unit (G1-12). */
final class KernelRules {
    static final List<Rule> ALL = List.of(
            rule(
                    "KRN-01",
                    "Kernel memory begins at a multiple of 4 KiB.",
                    "<kernel base=\"0x100000\"",
                    "<kernel base=\"0x100010\"",
                    (facts, report) -> report.unless(
                            pages(kernel(facts).base()),
                            kernel(facts).where(),
                            "kernel memory begins at " + hex(kernel(facts).base()),
                            "write a multiple of 0x1000")),
            rule(
                    "KRN-02",
                    "The size of kernel memory is a positive multiple of 4 KiB.",
                    "<kernel base=\"0x100000\" size=\"4M\"",
                    "<kernel base=\"0x100000\" size=\"4000001\"",
                    (facts, report) -> report.unless(
                            kernel(facts).size() > 0 && pages(kernel(facts).size()),
                            kernel(facts).where(),
                            "kernel memory has " + size(kernel(facts).size()),
                            "write a positive multiple of 4K")),
            rule(
                    "KRN-03",
                    "Kernel memory lies inside one memory bank.",
                    "<kernel base=\"0x100000\"",
                    "<kernel base=\"0x20000000\"",
                    (facts, report) -> report.unless(
                            facts.platform().memory().stream().anyMatch(b -> b.extent()
                                    .contains(kernel(facts).extent())),
                            kernel(facts).where(),
                            "kernel memory " + kernel(facts).extent() + " is not inside a memory bank",
                            "move it into a bank")),
            rule(
                    "KRN-04",
                    "Kernel memory is large enough for all translation tables at 4 KiB granularity and a copy of every image.",
                    "<kernel base=\"0x100000\" size=\"4M\"",
                    "<kernel base=\"0x100000\" size=\"64K\"",
                    (facts, report) -> {
                        long need = KernelMemoryNeed.bytes(
                                facts.description(), image -> facts.image(image).size());
                        report.unless(
                                kernel(facts).size() >= need,
                                kernel(facts).where(),
                                "kernel memory has " + size(kernel(facts).size()) + " but tables and images may need "
                                        + size(need),
                                "write at least size=\"" + size(need) + "\"");
                    }),
            rule(
                    "KRN-05",
                    "Kernel memory does not overlap the registers of a device.",
                    "registers=\"0xfeb00000\"",
                    "registers=\"0x200000\"",
                    (facts, report) -> {
                        for (Device d : facts.platform().devices()) {
                            report.unless(
                                    !d.extent().overlaps(kernel(facts).extent()),
                                    d.where(),
                                    "the registers " + d.extent() + " of \"" + d.name() + "\" overlap kernel memory "
                                            + kernel(facts).extent(),
                                    "move the registers or kernel memory");
                        }
                    }),
            rule(
                    "KRN-06",
                    "Kernel memory does not overlap the registers of the remapping unit.",
                    "<iommu name=\"dmar\" base=\"0xfed90000\"",
                    "<iommu name=\"dmar\" base=\"0x100000\"",
                    iommu((facts, unit, report) -> report.unless(
                            !unit.extent().overlaps(kernel(facts).extent()),
                            unit.where(),
                            "the registers " + unit.extent() + " of \"" + unit.name() + "\" overlap kernel memory "
                                    + kernel(facts).extent(),
                            "move the registers or kernel memory"))),
            rule(
                    "IOM-01",
                    "The registers of the remapping unit begin at a multiple of 4 KiB.",
                    "<iommu name=\"dmar\" base=\"0xfed90000\"",
                    "<iommu name=\"dmar\" base=\"0xfed90008\"",
                    iommu((facts, unit, report) -> report.unless(
                            pages(unit.base()),
                            unit.where(),
                            "the registers of \"" + unit.name() + "\" begin at " + hex(unit.base()),
                            "write a multiple of 0x1000"))),
            rule(
                    "IOM-02",
                    "The DMA address width is 39 or 48 bits.",
                    "addressWidth=\"39\"",
                    "addressWidth=\"40\"",
                    iommu((facts, unit, report) -> report.unless(
                            unit.addressWidth() == 39 || unit.addressWidth() == 48,
                            unit.where(),
                            "the DMA address width is " + unit.addressWidth() + " bits",
                            "write 39 (three-level tables) or 48 (four-level tables)"))),
            rule(
                    "IOM-03",
                    "The registers of the remapping unit lie below the physical address width.",
                    "<iommu name=\"dmar\" base=\"0xfed90000\"",
                    "<iommu name=\"dmar\" base=\"0x400000000000\"",
                    iommu((facts, unit, report) -> report.unless(
                            unit.extent().end() <= Limits.physicalEnd(facts),
                            unit.where(),
                            "the registers " + unit.extent() + " of \"" + unit.name()
                                    + "\" end beyond the processors' address bits",
                            "stay below " + hex(Limits.physicalEnd(facts))))),
            rule(
                    "IOM-04",
                    "The registers of the remapping unit do not overlap memory.",
                    "<iommu name=\"dmar\" base=\"0xfed90000\"",
                    "<iommu name=\"dmar\" base=\"0x3000000\"",
                    iommu((facts, unit, report) -> facts.platform()
                            .memory()
                            .forEach(b -> report.unless(
                                    !b.extent().overlaps(unit.extent()),
                                    unit.where(),
                                    "the registers " + unit.extent() + " of \"" + unit.name()
                                            + "\" overlap the memory bank " + b.extent(),
                                    "move them out of memory")))));

    private KernelRules() {}

    /** A check of the remapping unit, if there is one. */
    @FunctionalInterface
    private interface UnitCheck {
        void run(Facts facts, RemappingHardware unit, Report report);
    }

    private static Rule.Check iommu(UnitCheck check) {
        return (facts, report) -> facts.platform().iommu().ifPresent(unit -> check.run(facts, unit, report));
    }

    private static KernelMemory kernel(Facts facts) {
        return facts.platform().kernel();
    }
}
