package cofferdam.spec.system.rules;

import static cofferdam.spec.system.rules.Rule.rule;
import static cofferdam.spec.system.rules.Text.hex;
import static cofferdam.spec.system.rules.Text.pages;
import static cofferdam.spec.system.rules.Text.size;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Channel.Memory;
import java.util.List;

/** Rules on memory channels (G2-07, G8-04). */
final class ChannelMemoryRules {
    static final List<Rule> ALL = List.of(
            rule(
                    "CHN-16",
                    "The size of a memory channel is a positive multiple of 4 KiB.",
                    "to=\"red\" size=\"4K\"",
                    "to=\"red\" size=\"4000\"",
                    each((c, report) -> report.unless(
                            c.size() > 0 && pages(c.size()),
                            c.where(),
                            "the channel \"" + c.name() + "\" has " + size(c.size()),
                            "write a positive multiple of 4K"))),
            rule(
                    "CHN-17",
                    "A memory channel begins at a multiple of 4 KiB at its sender.",
                    "fromAt=\"0xa00000\"",
                    "fromAt=\"0xa00008\"",
                    each((c, report) -> report.unless(
                            pages(c.fromAt()),
                            c.where(),
                            "the channel \"" + c.name() + "\" begins at guest-physical " + hex(c.fromAt())
                                    + " of its sender",
                            "write a multiple of 0x1000"))),
            rule(
                    "CHN-18",
                    "A memory channel begins at a multiple of 4 KiB at its receiver.",
                    "toAt=\"0xb00000\"",
                    "toAt=\"0xb00008\"",
                    each((c, report) -> report.unless(
                            pages(c.toAt()),
                            c.where(),
                            "the channel \"" + c.name() + "\" begins at guest-physical " + hex(c.toAt())
                                    + " of its receiver",
                            "write a multiple of 0x1000"))),
            rule(
                    "CHN-19",
                    "A memory channel lies below the guest-physical address width, at most 42 bits, at both ends.",
                    "toAt=\"0xb00000\"",
                    "toAt=\"0x40000000000\"",
                    GuestOverlap.within(GuestWindow.Kind.CHANNEL)),
            rule(
                    "CHN-20",
                    "A memory channel overlaps no region and no other channel in guest-physical memory.",
                    "toAt=\"0xb00000\"",
                    "toAt=\"0x1ff000\"",
                    GuestOverlap.apart(GuestWindow.Kind.CHANNEL)),
            rule(
                    "CHN-21",
                    "A chosen physical base of a memory channel is a multiple of 4 KiB.",
                    "physical=\"0x100010000\"",
                    "physical=\"0x100010800\"",
                    HostOverlap.aligned(HostOverlap.CHANNELS)),
            rule(
                    "CHN-22",
                    "A memory channel with a chosen physical base lies inside one memory bank.",
                    "physical=\"0x100010000\"",
                    "physical=\"0x9000000\"",
                    HostOverlap.insideBank(HostOverlap.CHANNELS)),
            rule(
                    "CHN-23",
                    "A memory channel does not overlap a partition's region in physical memory.",
                    "physical=\"0x100010000\"",
                    "physical=\"0x8ff000\"",
                    HostOverlap.apart((earlier, later) -> !earlier.isChannel() && later.isChannel())),
            rule(
                    "CHN-24",
                    "Two memory channels do not overlap in physical memory.",
                    "physical=\"0x100010000\"",
                    "physical=\"0x10000f000\"",
                    HostOverlap.apart((earlier, later) -> earlier.isChannel() && later.isChannel())),
            rule(
                    "CHN-25",
                    "A memory channel does not overlap kernel memory.",
                    "physical=\"0x100010000\"",
                    "physical=\"0x100000\"",
                    HostOverlap.offKernel(HostOverlap.CHANNELS)),
            rule(
                    "CHN-26",
                    "A memory channel does not overlap the registers of a device or of the remapping unit.",
                    "physical=\"0x100010000\"",
                    "physical=\"0xfeb00000\"",
                    HostOverlap.offRegisters(HostOverlap.CHANNELS)),
            rule(
                    "CHN-27",
                    "Memory channels without a chosen physical base fit into the memory that is left.",
                    "size=\"4K\" fromAt=\"0xa00000\" toAt=\"0xb00000\" physical=\"0x100010000\"",
                    "size=\"80M\" fromAt=\"0x10000000\" toAt=\"0x10000000\"",
                    ChannelMemoryRules::placed));

    private ChannelMemoryRules() {}

    /** A check of one memory channel. */
    @FunctionalInterface
    private interface ChannelCheck {
        void run(Memory channel, Report report);
    }

    private static Rule.Check each(ChannelCheck check) {
        return (facts, report) -> facts.channels(Memory.class).forEach(c -> check.run(c, report));
    }

    private static void placed(Facts facts, Report report) {
        List<Channel> channels = facts.description().channels();
        for (int c = 0; c < channels.size(); c++) {
            if (channels.get(c) instanceof Memory memory) {
                HostOverlap.placed(
                        facts.placement().channelBase(c),
                        "channel \"" + memory.name() + "\"",
                        memory.size(),
                        memory.where(),
                        report);
            }
        }
    }
}
