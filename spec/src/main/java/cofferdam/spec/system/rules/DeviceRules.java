package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.limit;
import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;
import static cofferdam.spec.system.rules.Text.pci;
import static cofferdam.spec.system.rules.Text.size;
import static cofferdam.spec.system.rules.Text.word;

import cofferdam.spec.system.Device;
import java.util.List;

/** Rules on the devices of the platform. */
final class DeviceRules {
    private static final long MOST_REGISTERS = 1L << 20;

    static final List<Rule> ALL = List.of(
            limit(
                    "DEV-01",
                    "The platform has at most 16 devices.",
                    (facts, report) -> Limits.check(report, devices(facts), 16, "devices", d -> d.where())),
            rule(
                    "DEV-02",
                    "The registers of a device begin at a multiple of 4 KiB.",
                    "registers=\"0xfeb00000\"",
                    "registers=\"0xfeb00010\"",
                    each((d, report) -> report.unless(
                            pages(d.registers()),
                            d.where(),
                            "the registers of \"" + d.name() + "\" begin at " + hex(d.registers()),
                            "write a multiple of 0x1000"))),
            rule(
                    "DEV-03",
                    "The register window of a device is a positive multiple of 4 KiB.",
                    "registers=\"0xfeb00000\" size=\"4K\"",
                    "registers=\"0xfeb00000\" size=\"0\"",
                    each((d, report) -> report.unless(
                            d.registersSize() > 0 && pages(d.registersSize()),
                            d.where(),
                            "the registers of \"" + d.name() + "\" have " + size(d.registersSize()),
                            "write a positive multiple of 4K"))),
            rule(
                    "DEV-04",
                    "The register window of a device has at most 1 MiB.",
                    "registers=\"0xfeb10000\" size=\"8K\"",
                    "registers=\"0xfeb10000\" size=\"2M\"",
                    each((d, report) -> report.unless(
                            d.registersSize() <= MOST_REGISTERS,
                            d.where(),
                            "the registers of \"" + d.name() + "\" have " + size(d.registersSize()),
                            "write at most 1M"))),
            rule(
                    "DEV-05",
                    "The registers of a device lie below the physical address width.",
                    "registers=\"0xfeb10000\"",
                    "registers=\"0x400000000000\"",
                    (facts, report) -> devices(facts)
                            .forEach(d -> report.unless(
                                    d.extent().end() <= Limits.physicalEnd(facts),
                                    d.where(),
                                    "the registers " + d.extent() + " of \"" + d.name()
                                            + "\" end beyond the processors' address bits",
                                    "stay below " + hex(Limits.physicalEnd(facts))))),
            rule(
                    "DEV-06",
                    "The registers of two devices do not overlap.",
                    "registers=\"0xfeb10000\"",
                    "registers=\"0xfeaff000\"",
                    pairs((first, second, report) -> report.unless(
                            !first.extent().overlaps(second.extent()),
                            second.where(),
                            "the registers " + second.extent() + " of \"" + second.name() + "\" overlap those of \""
                                    + first.name() + "\" at " + first.extent(),
                            "move them to free addresses"))),
            rule(
                    "DEV-07",
                    "The registers of a device do not overlap memory.",
                    "registers=\"0xfeb10000\"",
                    "registers=\"0x100fff000\"",
                    (facts, report) -> devices(facts).forEach(d -> facts.platform()
                            .memory()
                            .forEach(b -> report.unless(
                                    !b.extent().overlaps(d.extent()),
                                    d.where(),
                                    "the registers " + d.extent() + " of \"" + d.name() + "\" overlap the memory bank "
                                            + b.extent(),
                                    "move them out of memory")))),
            rule(
                    "DEV-08",
                    "The registers of a device do not overlap those of the remapping unit.",
                    "registers=\"0xfeb10000\"",
                    "registers=\"0xfed8f000\"",
                    (facts, report) -> devices(facts).forEach(d -> facts.platform()
                            .iommu()
                            .ifPresent(unit -> report.unless(
                                    !unit.extent().overlaps(d.extent()),
                                    d.where(),
                                    "the registers " + d.extent() + " of \"" + d.name()
                                            + "\" overlap those of \"" + unit.name() + "\" at "
                                            + unit.extent(),
                                    "move them to free addresses")))),
            rule(
                    "DEV-09",
                    "No two devices have the same requester id.",
                    "pci=\"00:04.0\"",
                    "pci=\"00:03.0\"",
                    pairs((first, second, report) -> report.unless(
                            first.pci() != second.pci(),
                            second.where(),
                            "\"" + second.name() + "\" has the requester id " + pci(second.pci()) + " of \""
                                    + first.name() + "\"",
                            "give each device its own"))),
            rule(
                    "DEV-10",
                    "No device is 00:00.0, which is the host bridge.",
                    "pci=\"00:04.0\"",
                    "pci=\"00:00.0\"",
                    each((d, report) -> report.unless(
                            d.pci() != 0,
                            d.where(),
                            "\"" + d.name() + "\" has the requester id of the host bridge, 00:00.0",
                            "write another device number"))),
            rule(
                    "DEV-11",
                    "Interrupt lines are numbered 0 to 63.",
                    "line=\"6\"",
                    "line=\"64\"",
                    each((d, report) -> report.unless(
                            d.line() <= 63,
                            d.where(),
                            "\"" + d.name() + "\" has the interrupt line " + d.line(),
                            "write a number from 0 to 63"))),
            rule(
                    "DEV-12",
                    "No two devices share an interrupt line.",
                    "line=\"6\"",
                    "line=\"5\"",
                    pairs((first, second, report) -> report.unless(
                            first.line() != second.line(),
                            second.where(),
                            "\"" + second.name() + "\" has the interrupt line " + second.line() + " of \""
                                    + first.name() + "\"",
                            "give each device its own"))),
            rule(
                    "DEV-13",
                    "Only a network card has a peer.",
                    "size=\"8K\" line=\"6\"",
                    "size=\"8K\" line=\"6\" peer=\"echo\"",
                    each((d, report) -> report.unless(
                            d.kind() == Device.Kind.NETWORK_CARD || d.peer() == Device.Peer.SOURCE,
                            d.where(),
                            "\"" + d.name() + "\" is a " + word(d.kind()) + " with peer=\"" + word(d.peer()) + "\"",
                            "remove peer"))));

    private DeviceRules() {}

    /** A check of one device. */
    @FunctionalInterface
    private interface DeviceCheck {
        void run(Device device, Report report);
    }

    /** A check of two devices, the first before the second in the file. */
    @FunctionalInterface
    private interface PairCheck {
        void run(Device first, Device second, Report report);
    }

    private static List<Device> devices(Facts facts) {
        return facts.platform().devices();
    }

    private static Rule.Check each(DeviceCheck check) {
        return (facts, report) -> devices(facts).forEach(d -> check.run(d, report));
    }

    private static Rule.Check pairs(PairCheck check) {
        return (facts, report) -> {
            List<Device> devices = devices(facts);
            for (int second = 1; second < devices.size(); second++) {
                for (int first = 0; first < second; first++) {
                    check.run(devices.get(first), devices.get(second), report);
                }
            }
        };
    }
}
