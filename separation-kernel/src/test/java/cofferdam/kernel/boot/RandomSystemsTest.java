package cofferdam.kernel.boot;

import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.readback.ReadBack;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Processors.Feature;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.rules.RuleCatalogue;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Every description that breaks no rule boots to exactly itself (G1-01, G7-03, G8-01, G8-02, G8-03, G8-04). */
class RandomSystemsTest {
    private static final String[] RIGHTS = {"r", "rw", "rx", "rwx"};
    private static final long[] PAGES = {1, 2, 3, 8, 511, 512, 513, 1024};

    private final Random random = new Random();

    private long cursor;

    /** The next free guest-physical address, sometimes with a gap, sometimes aligned for a large leaf. */
    private long place(long bytes) {
        int choice = random.nextInt(4);
        if (choice == 0) {
            cursor += 4096L * random.nextInt(64);
        } else if (choice == 1) {
            cursor = (cursor + 0x1fffff) & -0x200000;
        } else if (choice == 2) {
            cursor = (cursor + 0x1fffff) & -0x200000 | 4096;
        }
        long at = cursor;
        cursor += bytes;
        return at;
    }

    private String rights() {
        return RIGHTS[random.nextInt(RIGHTS.length)];
    }

    private TestSystem system(long seed) {
        random.setSeed(seed);
        cursor = 0x100000;
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (random.nextBoolean()) {
                features.add(feature);
            }
        }
        if (!features.contains(Feature.EPT_2M)) {
            features.remove(Feature.EPT_1G);
        }
        TestSystem system = new TestSystem().memory(128L << 20).features(features);
        int partitions = 2 + random.nextInt(3);
        for (int p = 0; p < partitions; p++) {
            Asm code = new Asm().call(DATA, Abi.PARTITION, 0, 0, 0).hlt().loop();
            system.partition("p" + p, code, random.nextInt(2) * p % 2);
            for (int r = random.nextInt(3); r >= 0; r--) {
                long bytes = 4096 * PAGES[random.nextInt(PAGES.length)];
                system.region("r" + r, place(bytes), bytes, r == 0 ? "rw" : rights());
            }
            if (random.nextInt(3) == 0) {
                // A region under a grant is no DMA window (GRT-15).
                String[] windows = p == 0 ? new String[] {"data"} : new String[] {"r0", "data"};
                system.device("d" + p, Device.Kind.values()[random.nextInt(2)], 32 + random.nextInt(8), windows);
            }
        }
        int other = 1 + random.nextInt(partitions - 1);
        system.queue("p0", "p" + other, 8 + 8 * random.nextInt(8), 1 + random.nextInt(4), random.nextBoolean());
        system.sampling("p" + other, "p0", 64);
        system.event("p0", "p" + other, 100);
        long bytes = 4096L * (1 + random.nextInt(4));
        system.memoryChannel("p0", "p" + other, bytes, place(bytes), place(bytes));
        system.grant(
                "p0", "p0/r0", "p" + other, place(1024 * 4096), random.nextBoolean() ? "r" : "rw", Grant.Mode.LEND);
        return system;
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void aDescriptionWithoutFindingsBootsToExactlyItself(@ForAll long seed) {
        TestSystem system = system(seed);
        SystemDescription description = system.description();
        List<Finding> findings = RuleCatalogue.check(description).stream()
                .filter(f -> !f.rule().startsWith("IMG"))
                .toList();
        assertThat(findings).isEmpty();
        Machine machine = system.boot();
        assertThat(ReadBack.compare(machine)).isEmpty();
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
        machine.run(12);
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
        for (int p = 0; p < description.partitions().size(); p++) {
            assertThat(machine.memory().read64(machine.guestToHost(p, DATA))).isEqualTo(p);
        }
    }
}
