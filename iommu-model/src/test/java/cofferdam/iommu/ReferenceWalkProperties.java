package cofferdam.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.walk.VtdWalk;
import cofferdam.spec.walk.VtdWalker;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** The unit against the reference walker of the specification, over random tables (G3-01, G3-02, G11-04). */
class ReferenceWalkProperties {
    private static final int REQUESTS = 8;

    @Property(tries = 20_000)
    void aColdUnitDoesWhatTheReferenceWalkerSays(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed, false);
        RemappingUnit unit = unit(tables);
        for (int i = 0; i < REQUESTS; i++) {
            unit.invalidateContextCache();
            unit.writeRegister(Registers.IOTLB, 8, 1L << 63 | 1L << 60);
            compare(tables, unit);
        }
    }

    /** Without changes of the tables the caches can not be told from walking each time. */
    @Property(tries = 10_000)
    void aWarmUnitDoesWhatTheReferenceWalkerSays(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed, true);
        RemappingUnit unit = unit(tables);
        for (int i = 0; i < 4 * REQUESTS; i++) {
            compare(tables, unit);
        }
    }

    /** After second-level tables changed and the IOTLB was invalidated, nothing of the old tables is left (G3-05). */
    @Property(tries = 10_000)
    void anInvalidatedUnitDoesWhatTheReferenceWalkerSays(@ForAll long seed) {
        RandomTables tables = new RandomTables(seed, true);
        RemappingUnit unit = unit(tables);
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < REQUESTS; i++) {
                compare(tables, unit);
            }
            tables.drawTables();
            unit.cachedContexts().forEach(entry -> unit.invalidateIotlb(entry.domain()));
            assertThat(unit.cachedTranslations()).isEmpty();
        }
    }

    private static RemappingUnit unit(RandomTables tables) {
        RemappingUnit unit = new RemappingUnit(tables.memory, tables.features);
        unit.enable(RandomTables.ROOT);
        return unit;
    }

    private static void compare(RandomTables tables, RemappingUnit unit) {
        int requester = tables.requester();
        long address = tables.address();
        boolean write = tables.write();
        VtdWalk expected = VtdWalker.walk(tables.memory, tables.features, RandomTables.ROOT, requester, address, write);
        long result = unit.translate(requester, address, write);
        long[] record = takeRecord(unit);
        if (expected instanceof VtdWalk.Translated translated) {
            Statistics.label("outcome").collect("translated " + translated.pageBytes());
            assertThat(result).isEqualTo(translated.hostPhysical());
            assertThat(record).isNull();
            return;
        }
        VtdWalk.Fault fault = (VtdWalk.Fault) expected;
        Statistics.label("outcome").collect(fault.reason());
        assertThat(result).isEqualTo(RemappingUnit.BLOCKED);
        if (fault.recorded()) {
            long high =
                    1L << 63 | (write ? 0 : 1L << 62) | (long) fault.reason().code() << 32 | requester;
            assertThat(record).containsExactly(address & ~0xfffL, high);
        } else {
            assertThat(record).isNull();
        }
    }

    /** The pending fault record, cleared afterwards; null if there is none. */
    private static long[] takeRecord(RemappingUnit unit) {
        int status = (int) unit.readRegister(Registers.FSTS, 4);
        if ((status & Registers.PPF) == 0) {
            return null;
        }
        int at = Registers.FRCD + 16 * (status >>> 8 & 0xff);
        long[] record = {unit.readRegister(at, 8), unit.readRegister(at + 8, 8)};
        unit.writeRegister(at + 8, 8, 1L << 63);
        return record;
    }
}
