package cofferdam.iommu;

import static cofferdam.iommu.RemappingFixture.BLOCKED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fault records, status and event. */
class FaultLogTest {
    private static final int IM = 1 << 31;
    private static final int IP = 1 << 30;

    private final RemappingFixture bench = new RemappingFixture();
    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void listen() {
        bench.unit.messagesTo((address, data) -> messages.add(Long.toHexString(address) + ":" + data));
    }

    /** Faults at DMA page {@code page << 12}. */
    private void fault(int page) {
        assertThat(bench.read((long) page << 12)).isEqualTo(BLOCKED);
    }

    private long page(int record) {
        return bench.wide(Registers.FRCD + 16 * record) >>> 12;
    }

    @Test
    void faultsFillTheRecordsInOrderAndTheStatusNamesTheFirst() {
        fault(5);
        fault(6);
        assertThat(page(0)).isEqualTo(5);
        assertThat(page(1)).isEqualTo(6);
        assertThat(bench.reason(2)).isEqualTo(-1);
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PPF);
    }

    @Test
    void theIndexOfTheFirstPendingRecordMovesOnceAllWereCleared() {
        fault(5);
        fault(6);
        bench.clearRecord(0);
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PPF);
        bench.clearRecord(1);
        assertThat(bench.register(Registers.FSTS) & Registers.PPF).isZero();
        fault(7);
        assertThat(page(2)).isEqualTo(7);
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PPF | 2 << 8);
    }

    @Test
    void aClearedRecordKeepsItsOtherFields() {
        fault(5);
        bench.clearRecord(0);
        assertThat(bench.wide(Registers.FRCD)).isEqualTo(5 << 12);
        assertThat(bench.wide(Registers.FRCD + 8)).isEqualTo(1L << 62 | 6L << 32 | RemappingFixture.REQUESTER);
    }

    @Test
    void onlyWritingOneToTheFaultBitClearsARecord() {
        fault(5);
        bench.register(Registers.FRCD + 12, 0x7fff_ffff);
        bench.register(Registers.FRCD + 8, -1);
        bench.register(Registers.FRCD + 4, -1);
        bench.register(Registers.FRCD, -1);
        assertThat(bench.reason(0)).isEqualTo(6);
        assertThat(page(0)).isEqualTo(5);
        bench.wide(Registers.FRCD + 8, 1L << 63);
        assertThat(bench.reason(0)).isEqualTo(-1);
    }

    @Test
    void aFaultWithoutFreeRecordSetsOverflowAndIsLost() {
        for (int i = 0; i < Registers.FAULT_RECORDS; i++) {
            fault(0x10 + i);
        }
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PPF);
        fault(0x50);
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PPF | Registers.PFO);
        assertThat(page(0)).isEqualTo(0x10);
        assertThat(page(Registers.FAULT_RECORDS - 1)).isEqualTo(0x17);
    }

    @Test
    void whileOverflowIsSetNothingIsRecordedEvenIntoAFreeRecord() {
        overflow();
        bench.clearRecord(0);
        fault(0x60);
        assertThat(bench.reason(0)).isEqualTo(-1);
        bench.register(Registers.FSTS, Registers.PFO);
        fault(0x61);
        assertThat(page(0)).isEqualTo(0x61);
    }

    @Test
    void overflowIsClearedByWritingOneOnly() {
        overflow();
        bench.register(Registers.FSTS, ~Registers.PFO);
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PPF | Registers.PFO);
        bench.register(Registers.FSTS, Registers.PFO);
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PPF);
    }

    private void overflow() {
        for (int i = 0; i <= Registers.FAULT_RECORDS; i++) {
            fault(0x10 + i);
        }
    }

    @Test
    void aMaskedEventStaysPendingUntilUnmasked() {
        bench.register(Registers.FEDATA, 0x41);
        bench.register(Registers.FEADDR, 0xfee0_1000);
        fault(5);
        assertThat(messages).isEmpty();
        assertThat(bench.register(Registers.FECTL)).isEqualTo(IM | IP);
        bench.register(Registers.FECTL, 0);
        assertThat(messages).containsExactly("fee01000:65");
        assertThat(bench.register(Registers.FECTL)).isZero();
        bench.register(Registers.FECTL, 0);
        assertThat(messages).hasSize(1);
    }

    @Test
    void anUnmaskedEventIsSentForTheFirstFaultOnly() {
        bench.register(Registers.FECTL, 0);
        fault(5);
        fault(6);
        assertThat(messages).hasSize(1);
        bench.clearRecord(0);
        fault(7);
        assertThat(messages).hasSize(1);
        bench.clearRecord(1);
        bench.clearRecord(2);
        fault(8);
        assertThat(messages).hasSize(2);
    }

    @Test
    void aPendingEventDisappearsWhenEverythingWasServiced() {
        fault(5);
        fault(6);
        bench.clearRecord(0);
        assertThat(bench.register(Registers.FECTL)).isEqualTo(IM | IP);
        bench.clearRecord(1);
        assertThat(bench.register(Registers.FECTL)).isEqualTo(IM);
        bench.register(Registers.FECTL, 0);
        assertThat(messages).isEmpty();
    }

    @Test
    void overflowAloneKeepsTheEventPending() {
        overflow();
        for (int i = 0; i < Registers.FAULT_RECORDS; i++) {
            bench.clearRecord(i);
        }
        assertThat(bench.register(Registers.FECTL)).isEqualTo(IM | IP);
        assertThat(bench.register(Registers.FSTS)).isEqualTo(Registers.PFO);
        bench.register(Registers.FSTS, Registers.PFO);
        assertThat(bench.register(Registers.FECTL)).isEqualTo(IM);
    }

    @Test
    void anUnmaskedEventIsMaskedAgain() {
        bench.register(Registers.FECTL, 0);
        bench.register(Registers.FECTL, IM);
        assertThat(bench.register(Registers.FECTL)).isEqualTo(IM);
        fault(5);
        assertThat(messages).isEmpty();
    }

    @Test
    void eventRegistersKeepTheirFieldsOnly() {
        bench.register(Registers.FECTL, -1);
        bench.register(Registers.FEDATA, -1);
        bench.register(Registers.FEADDR, -1);
        bench.register(Registers.FEUADDR, -1);
        assertThat(bench.register(Registers.FECTL)).isEqualTo(IM);
        assertThat(bench.register(Registers.FEDATA)).isEqualTo(0xffff);
        assertThat(bench.register(Registers.FEADDR)).isEqualTo(~3);
        assertThat(bench.register(Registers.FEUADDR)).isZero();
    }

    @Test
    void theRecordRegistersEndWithTheLastRecord() {
        overflow();
        int end = Registers.FRCD + 16 * Registers.FAULT_RECORDS;
        assertThat(bench.wide(end - 8)).isNegative();
        assertThat(bench.wide(end)).isZero();
        assertThat(bench.wide(Registers.FRCD - 8)).isZero();
    }
}
