package cofferdam.spec.system.reader;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Extent;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.Placement;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.rules.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever description the rules let pass, no physical address has two uses, computed here a second time from nothing
 * but the model (G8-04, G1-01, G1-12, G3-01).
 */
class SoundDescriptionTest {
    private static final Pattern NUMBER =
            Pattern.compile("(?<= (?:base|size|at|physical|registers|fromAt|toAt)=\")[0-9a-fx]+[KM]?(?=\")");

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("cofferdam-sound");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 500)
    void noAddressHasTwoUsesInAnAcceptedDescription(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
        String text = Fixture.GOOD;
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            text = moveOneNumber(text, random);
        }
        ReadResult result = DescriptionReader.read(Fixture.write(folder, text));
        Statistics.collect(result.description().isPresent() ? "accepted" : "rejected");
        result.description().ifPresent(SoundDescriptionTest::checkSound);
    }

    /** Replaces one address or size by another of the file, a page more or less, or something a little apart. */
    private static String moveOneNumber(String text, Random random) {
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        MatchResult from = numbers.get(random.nextInt(numbers.size()));
        boolean size = text.startsWith("size", from.start() - 6);
        long value = value((random.nextBoolean() ? from : numbers.get(random.nextInt(numbers.size()))).group());
        long moved = Math.max(0, value + 4096L * (random.nextInt(3) - 1) * (1 + random.nextInt(32)));
        return text.substring(0, from.start())
                + (size ? Long.toString(moved) : "0x" + Long.toHexString(moved))
                + text.substring(from.end());
    }

    private static long value(String number) {
        if (number.startsWith("0x")) {
            return Long.parseLong(number.substring(2), 16);
        }
        int unit = "KM".indexOf(number.charAt(number.length() - 1));
        return unit < 0
                ? Long.parseLong(number)
                : Long.parseLong(number.substring(0, number.length() - 1)) << 10 * (unit + 1);
    }

    private static void checkSound(SystemDescription d) {
        Placement placement = Placement.of(d);
        List<Extent> memory = new ArrayList<>(List.of(d.platform().kernel().extent()));
        for (int p = 0; p < d.partitions().size(); p++) {
            List<MemoryRegion> regions = d.partitions().get(p).memory();
            for (int r = 0; r < regions.size(); r++) {
                memory.add(new Extent(placement.regionBase(p, r), regions.get(r).size()));
            }
        }
        for (int c = 0; c < d.channels().size(); c++) {
            if (d.channels().get(c) instanceof Channel.Memory channel) {
                memory.add(new Extent(placement.channelBase(c), channel.size()));
            }
        }
        assertThat(memory).allSatisfy(use -> assertThat(d.platform().memory())
                .anyMatch(bank -> bank.base() <= use.base() && use.end() <= bank.base() + bank.size()));
        List<Extent> all = new ArrayList<>(memory);
        d.platform().devices().stream().map(Device::extent).forEach(all::add);
        d.platform().iommu().ifPresent(unit -> all.add(unit.extent()));
        assertApart(all);
        for (Partition partition : d.partitions()) {
            assertApart(guestWindows(d, partition));
        }
    }

    private static List<Extent> guestWindows(SystemDescription d, Partition partition) {
        List<Extent> windows = new ArrayList<>();
        partition.memory().forEach(r -> windows.add(new Extent(r.at(), r.size())));
        for (Channel channel : d.channels()) {
            if (channel instanceof Channel.Memory memory) {
                if (memory.from().equals(partition.name())) {
                    windows.add(new Extent(memory.fromAt(), memory.size()));
                }
                if (memory.to().equals(partition.name())) {
                    windows.add(new Extent(memory.toAt(), memory.size()));
                }
            }
        }
        for (Partition.DeviceAssignment a : partition.devices()) {
            for (Device device : d.platform().devices()) {
                if (device.name().equals(a.device())) {
                    windows.add(new Extent(a.registersAt(), device.registersSize()));
                }
            }
        }
        d.grants().stream().filter(g -> g.to().equals(partition.name())).forEach(g -> {
            for (Partition owner : d.partitions()) {
                for (MemoryRegion region : owner.memory()) {
                    if (g.region().equals(owner.name() + "/" + region.name())) {
                        windows.add(new Extent(g.at(), region.size()));
                    }
                }
            }
        });
        return windows;
    }

    /** Pages are marked one by one, in contrast to the rules, which compare ends. */
    private static void assertApart(List<Extent> extents) {
        Set<Long> pages = new HashSet<>();
        for (Extent extent : extents) {
            assertThat(extent.size()).isPositive();
            assertThat(extent.base() & 4095).isZero();
            assertThat(extent.size() & 4095).isZero();
            for (long page = extent.base() >> 12; page < extent.base() + extent.size() >> 12; page++) {
                assertThat(pages.add(page))
                        .as("page 0x%x is free for %s", page, extent)
                        .isTrue();
            }
        }
    }
}
