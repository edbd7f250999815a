package cofferdam.kernel.readback;

import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.readback.Difference.Kind;
import cofferdam.kernel.tables.TableReading;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.BrokenOnPurpose;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Processors.Feature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Read-back finds nothing on a good system and every single corruption of a table (G8-01, G8-02, G8-03, G1-12, G1-14). */
class ReadBackTest {
    private static TestSystem system(Set<Feature> features) {
        return new TestSystem()
                .features(features)
                .partition("a", new Asm().loop())
                .region("window", 0x40000, 0x2000, "rw")
                .region("big", 0x400000, 0x400000, "rwx")
                .device("engine", Device.Kind.DMA_ENGINE, 0x40, "window", "big")
                .unassignedDevice("spare", Device.Kind.DMA_ENGINE)
                .partition("b", new Asm().loop())
                .memoryChannel("a", "b", 0x3000, 0x30000, 0x38000);
    }

    static Stream<Set<Feature>> featureSets() {
        return Stream.of(
                EnumSet.noneOf(Feature.class),
                EnumSet.of(Feature.EPT_2M),
                EnumSet.of(Feature.EPT_2M, Feature.EPT_1G, Feature.PAGE_1G));
    }

    private static Machine machine() {
        return system(EnumSet.of(Feature.EPT_2M, Feature.PAGE_1G)).boot();
    }

    private static List<Long> tables(Machine machine) {
        List<Long> tables = new ArrayList<>();
        MachineTables reading = MachineTables.of(machine);
        for (int p = 0; p < reading.partitions(); p++) {
            reading.partition(p).tables().forEach(t -> tables.add(t.physical()));
        }
        for (TableReading.Table table : reading.remapping().tables()) {
            tables.add(table.physical());
        }
        return tables;
    }

    @ParameterizedTest
    @MethodSource("featureSets")
    void aFreshSystemIsExactlyItsDescription(Set<Feature> features) {
        Machine machine = system(features).boot();
        assertThat(ReadBack.compare(machine)).isEmpty();
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
    }

    @Test
    void largeLeavesAreUsedWhereTheyFit() {
        Machine machine = machine();
        List<Long> sizes = new ArrayList<>();
        cofferdam.spec.walk.EptMap.leaves(
                machine.memory(),
                machine.pagingFeatures(),
                machine.kernel().eptPointer(0),
                (at, physical, bytes, rights, type) -> sizes.add(bytes));
        assertThat(sizes).contains(2L << 20).filteredOn(s -> s == 2L << 20).hasSize(2);
    }

    /** Bits 0 to 2 are rights, 3 is memory type or reserved, 12, 20 and 30 are address bits of every table. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 12, 20, 30})
    void everyTurnedBitOfEveryUsedEntryIsFound(int bit) {
        Machine machine = machine();
        PhysicalMemory memory = machine.memory();
        int entries = 0;
        List<Long> tables = tables(machine);
        int eptTables =
                tables.size() - MachineTables.of(machine).remapping().tables().size();
        for (int t = 0; t < tables.size(); t++) {
            for (long at = tables.get(t); at < tables.get(t) + 4096; at += 8) {
                long entry = memory.read64(at);
                // VT-d has no execute right, and bit 1 of a context entry only silences the fault log.
                if (entry == 0 || t >= eptTables && bit >= 1) {
                    continue;
                }
                entries++;
                memory.write64(at, entry ^ 1L << bit);
                assertThat(ReadBack.compare(machine))
                        .as("entry %x at %x, bit %d", entry, at, bit)
                        .isNotEmpty();
                memory.write64(at, entry);
            }
        }
        assertThat(entries).isGreaterThan(20);
        assertThat(ReadBack.compare(machine)).isEmpty();
    }

    @Test
    void everyRogueLeafInAnEmptySlotIsFoundByBothAudits() {
        Machine machine = machine();
        PhysicalMemory memory = machine.memory();
        List<Long> tables = tables(machine);
        int eptTables =
                tables.size() - MachineTables.of(machine).remapping().tables().size();
        long kernel = machine.description().platform().kernel().base();
        int tried = 0;
        for (int t = 0; t < eptTables; t++) {
            long level1 = tables.get(t);
            boolean lowest = level(machine, level1) == 1;
            for (long at = level1; lowest && at < level1 + 4096; at += 8) {
                if (memory.read64(at) == 0) {
                    tried++;
                    memory.write64(at, kernel | 6 << 3 | 7);
                    assertThat(ReadBack.compare(machine))
                            .extracting(Difference::kind)
                            .contains(Kind.EXTRA);
                    assertThat(ReachabilityAudit.check(machine))
                            .extracting(Difference::kind)
                            .contains(Kind.KERNEL_REACHABLE);
                    memory.write64(at, 0);
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
    }

    private static int level(Machine machine, long table) {
        MachineTables reading = MachineTables.of(machine);
        for (int p = 0; p < reading.partitions(); p++) {
            for (TableReading.Table t : reading.partition(p).tables()) {
                if (t.physical() == table) {
                    return t.level();
                }
            }
        }
        return 0;
    }

    @Test
    @BrokenOnPurpose("tables are changed behind the back of the kernel")
    void aForeignFrameIsNamedWithPartitionAndAddresses() {
        Machine machine = machine();
        long foreign = machine.guestToHost(1, DATA);
        long leaf = leafOf(machine, 0, DATA);
        long entry = machine.memory().read64(leaf);
        machine.memory().write64(leaf, entry & 0xfff | foreign);
        assertThat(LedgerAudit.check(machine)).extracting(Difference::kind).containsExactly(Kind.LEDGER);
        assertThat(ReachabilityAudit.check(machine)).first().satisfies(d -> {
            assertThat(d.kind()).isEqualTo(Kind.SHARED_FRAME);
            assertThat(d.subject()).isEqualTo("a");
            assertThat(d.address()).isEqualTo(DATA);
            assertThat(d.hostPhysical()).isEqualTo(foreign);
            assertThat(d.sentence()).contains("b/data", "belongs to partition b");
        });
        assertThat(ReadBack.compare(machine)).extracting(Difference::kind).containsExactly(Kind.WRONG_TARGET);
    }

    @Test
    @BrokenOnPurpose("tables are changed behind the back of the kernel")
    void aTableOutsideKernelMemoryIsFound() {
        Machine machine = machine();
        PhysicalMemory memory = machine.memory();
        long root = machine.kernel().eptPointer(0) & -4096;
        long second = memory.read64(root) & 0x000f_ffff_ffff_f000L;
        long elsewhere = machine.guestToHost(0, DATA + 0x1000);
        memory.copyFrame((int) (second >>> 12), (int) (elsewhere >>> 12));
        memory.write64(root, memory.read64(root) & 0xfff | elsewhere);
        assertThat(ReadBack.compare(machine)).extracting(Difference::kind).contains(Kind.TABLE_NOT_KERNEL_OWNED);
    }

    @Test
    @BrokenOnPurpose("tables are changed behind the back of the kernel")
    void aTableWithTwoUsesIsFound() {
        Machine machine = machine();
        PhysicalMemory memory = machine.memory();
        memory.write64(
                machine.kernel().eptPointer(1) & -4096,
                memory.read64(machine.kernel().eptPointer(0) & -4096));
        assertThat(ReachabilityAudit.check(machine))
                .extracting(Difference::kind)
                .contains(Kind.TABLE_SHARED);
    }

    @Test
    @BrokenOnPurpose("tables are changed behind the back of the kernel")
    void aStaleTranslationIsFound() {
        Machine machine = machine();
        machine.run(1);
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
        machine.memory().write64(leafOf(machine, 0, TestSystem.CODE), 0);
        assertThat(ReachabilityAudit.check(machine)).first().satisfies(d -> {
            assertThat(d.kind()).isEqualTo(Kind.STALE_TRANSLATION);
            assertThat(d.sentence()).contains("TLB of processor 0", "partition a", "a/code");
        });
    }

    @Test
    @BrokenOnPurpose("tables are changed behind the back of the kernel")
    void disabledRemappingIsFound() {
        Machine machine = machine();
        machine.iommu().orElseThrow().writeRegister(0x18, 4, 0);
        assertThat(ReachabilityAudit.check(machine))
                .extracting(Difference::kind)
                .contains(Kind.KERNEL_REACHABLE);
    }

    private static long leafOf(Machine machine, int partition, long guestPhysical) {
        var path = cofferdam.spec.walk.EptWalker.walk(
                        machine.memory(),
                        machine.pagingFeatures(),
                        machine.kernel().eptPointer(partition),
                        guestPhysical,
                        cofferdam.spec.walk.Access.READ)
                .path();
        return path.get(path.size() - 1).address();
    }
}
