package cofferdam.workbench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.iommu.RemappingUnit;
import cofferdam.spec.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

/** The fault records of a remapping unit are read as software reads them (G3-02). */
class FaultRecordsTest {
    private static final int ENGINE = 0x28;
    private static final int OTHER = 0x30;

    private final RemappingUnit unit = unit();
    private final FaultRecords records = new FaultRecords(unit);

    @Test
    void aBlockedAccessHasItsReasonOnce() {
        assertThat(unit.translate(ENGINE, 0x12345, false)).isEqualTo(RemappingUnit.BLOCKED);
        assertThat(records.reason(ENGINE, 0x12345, false)).contains("root-not-present");
        assertThat(records.reason(ENGINE, 0x12345, false)).isEmpty();
    }

    @Test
    void aRecordAboutAnotherAccessIsNotIts() {
        unit.translate(OTHER, 0x12345, false);
        assertThat(records.reason(ENGINE, 0x12345, false)).isEmpty();
        unit.translate(ENGINE, 0x12345, true);
        assertThat(records.reason(ENGINE, 0x12345, false)).isEmpty();
        unit.translate(ENGINE, 0x22345, false);
        assertThat(records.reason(ENGINE, 0x12345, false)).isEmpty();
    }

    @Test
    void withoutRoomThereIsNoRecord() {
        for (int i = 0; i < 8; i++) {
            unit.translate(ENGINE, 0x1000, false);
            assertThat(records.reason(ENGINE, 0x1000, false)).isPresent();
        }
        unit.translate(ENGINE, 0x1000, false);
        assertThat(records.reason(ENGINE, 0x1000, false)).isEmpty();
    }

    private static RemappingUnit unit() {
        RemappingUnit made = new RemappingUnit(new PhysicalMemory(1 << 16), 39);
        made.enable(0x1000);
        return made;
    }
}
