package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.RED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, interrupt lines and what a VM entry delivers. Requirements G2-08, G3-06, G3-07. */
class EntryTest extends CoreTest {
    private void acceptInterrupts(int partition) {
        kernel.setRegister(partition, Registers.RFLAGS, 0x202);
    }

    @Test
    void anEventIsPendingAtItsReceiverAlone() {
        assertThat(system.call(RED, Abi.RAISE_EVENT, 0, 0)).isEqualTo(Abi.OK);
        assertThat(view.pending(CRYPTO, 0x50)).isTrue();
        assertThat(kernel.pendingVector(CRYPTO)).isEqualTo(0x50);
        assertThat(kernel.pendingVector(RED)).isEqualTo(-1);
        assertThat(kernel.pendingVector(BLACK)).isEqualTo(-1);
        assertThat(system.call(RED, Abi.RAISE_EVENT, 0, 0)).isEqualTo(Abi.OK);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, -1, 64, 1L << 32})
    void foreignAndMissingEventsAreDeniedAlike(long event) {
        assertThat(system.call(RED, Abi.RAISE_EVENT, event, 0)).isEqualTo(Abi.DENIED);
        assertThat(kernel.pendingVector(RED)).isEqualTo(-1);
    }

    @Test
    void raisingAnEventAtAStoppedPartitionSucceedsWithoutEffect() {
        system.exitWith(CRYPTO, Abi.STOP, 0, 0, 0);
        assertThat(system.call(RED, Abi.RAISE_EVENT, 0, 0)).isEqualTo(Abi.OK);
        assertThat(kernel.pendingVector(CRYPTO)).isEqualTo(-1);
    }

    @Test
    void anInterruptLineLeadsToItsOwnersVector() {
        kernel.interrupt(6);
        assertThat(view.pending(BLACK, 0x42)).isTrue();
        assertThat(kernel.pendingVector(RED)).isEqualTo(-1);
        assertThat(view.auditCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 63, 64, -1, Integer.MAX_VALUE})
    void aLineThatLeadsNowhereIsOnlyRecorded(int line) {
        kernel.interrupt(line);
        for (int p = 0; p < 3; p++) {
            assertThat(kernel.pendingVector(p)).isEqualTo(-1);
        }
        assertThat(view.auditField(0, 3)).isEqualTo(line);
    }

    @Test
    void theHighestVectorIsDeliveredFirstAndOnce() {
        acceptInterrupts(RED);
        kernel.interrupt(5);
        system.call(BLACK, Abi.RAISE_EVENT, 1, 0);
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(0x80000051);
        assertThat(kernel.interruptWindow(RED)).isTrue();
        assertThat(kernel.pendingVector(RED)).isEqualTo(0x41);
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(0x80000051);
        assertThat(kernel.pendingVector(RED)).isEqualTo(0x41);
        kernel.entryDone(RED, 0);
        assertThat(kernel.entryInterruption(RED)).isZero();
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(0x80000041);
        assertThat(kernel.interruptWindow(RED)).isFalse();
        kernel.entryDone(RED, 0);
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isZero();
        assertThat(kernel.interruptWindow(RED)).isFalse();
    }

    @Test
    void aMaskedInterruptStaysPendingAndAsksForAWindow() {
        kernel.interrupt(5);
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isZero();
        assertThat(kernel.interruptWindow(RED)).isTrue();
        assertThat(kernel.pendingVector(RED)).isEqualTo(0x41);
        kernel.entryDone(RED, 0);
        assertThat(kernel.interruptWindow(RED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void blockingByStiOrMovSsHoldsAnInterruptBack(long interruptibility) {
        acceptInterrupts(RED);
        kernel.setRegister(RED, Registers.INTERRUPTIBILITY, interruptibility);
        kernel.interrupt(5);
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isZero();
        assertThat(kernel.interruptWindow(RED)).isTrue();
    }

    @Test
    void anInjectedExceptionGoesBeforeInterrupts() {
        acceptInterrupts(RED);
        kernel.interrupt(5);
        assertThat(system.exit(RED, 30)).isEqualTo(Abi.EXIT_INJECTED);
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(0x80000B0D);
        assertThat(kernel.entryErrorCode(RED)).isZero();
        assertThat(kernel.interruptWindow(RED)).isTrue();
        assertThat(kernel.pendingVector(RED)).isEqualTo(0x41);
    }

    @Test
    void anInterruptWhoseDeliveryWasCutIsPendingAgain() {
        acceptInterrupts(RED);
        kernel.interrupt(5);
        kernel.prepareEntry(RED);
        kernel.entryDone(RED, 0x80000041);
        assertThat(kernel.pendingVector(RED)).isEqualTo(0x41);
        assertThat(kernel.pendingVector(CRYPTO)).isEqualTo(-1);
        kernel.prepareEntry(RED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(0x80000041);
        kernel.entryDone(RED, 0);
        assertThat(kernel.pendingVector(RED)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x41, 0x80000341, 0x80000641, 0x80000B0E})
    void onlyACutInterruptIsPendingAgain(int cut) {
        kernel.entryDone(RED, cut);
        assertThat(kernel.pendingVector(RED)).isEqualTo(-1);
    }

    @Test
    void aStoppedPartitionGetsNothingBack() {
        system.exitWith(RED, Abi.STOP, 0, 0, 0);
        kernel.entryDone(RED, 0x80000041);
        assertThat(kernel.pendingVector(RED)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x80000B0D",
        "0x80000041, 0x80000B0D",
        "0x80000300, 0x80000B08",
        "0x80000301, 0x80000B0D",
        "0x80000309, 0x80000B0D",
        "0x80000B0A, 0x80000B08",
        "0x80000B0D, 0x80000B08",
        "0x80000B0E, 0x80000B08",
        "0x80000B0F, 0x80000B0D",
        "0x8000060D, 0x80000B0D",
        "0x00000B0D, 0x80000B0D"
    })
    void anExceptionWhoseDeliveryWasCutMakesTheAnswerADoubleFault(String cut, String answer) {
        kernel.entryDone(RED, Long.decode(cut).intValue());
        assertThat(system.exit(RED, 30)).isEqualTo(Abi.EXIT_INJECTED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(Long.decode(answer).intValue());
        assertThat(kernel.entryErrorCode(RED)).isZero();
    }

    @Test
    void aDoubleFaultWhoseDeliveryWasCutIsATripleFault() {
        kernel.entryDone(RED, 0x80000B08);
        assertThat(system.exit(RED, 30)).isNotEqualTo(Abi.EXIT_INJECTED);
        int faultRecord = view.auditField(0, 2) == AuditRing.FAULT ? 0 : 1;
        assertThat(view.auditField(faultRecord, 3)).isEqualTo(Abi.TRIPLE_FAULT);
    }

    @Test
    void aCutDeliveryIsForgottenWithTheNextExit() {
        kernel.entryDone(RED, 0x80000B08);
        kernel.entryDone(RED, 0);
        assertThat(system.exit(RED, 30)).isEqualTo(Abi.EXIT_INJECTED);
        assertThat(kernel.entryInterruption(RED)).isEqualTo(0x80000B0D);
    }

    @Test
    void partitionsThatDoNotExistHaveNothingToDeliver() {
        for (int p : new int[] {-1, 3, Integer.MAX_VALUE}) {
            kernel.prepareEntry(p);
            kernel.entryDone(p, 0);
            assertThat(kernel.entryInterruption(p)).isZero();
            assertThat(kernel.interruptWindow(p)).isFalse();
            assertThat(kernel.pendingVector(p)).isEqualTo(-1);
            assertThat(kernel.eptPointer(p)).isZero();
        }
    }

    @Test
    void registersAreCopiedInAndOutWhole() {
        long[] words = new long[Registers.STATE_WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = 31L * i;
        }
        kernel.saveRegisters(CRYPTO, words);
        long[] copy = new long[Registers.STATE_WORDS];
        kernel.copyRegisters(CRYPTO, copy);
        assertThat(copy).isEqualTo(words);
        kernel.copyRegisters(RED, copy);
        assertThat(copy).isEqualTo(TestSystem.startState(RED));
        assertThat(kernel.register(CRYPTO, 79)).isEqualTo(31 * 79);
    }

    @Test
    void registersOfNobodyAndWrongLengthsAreLeftAlone() {
        long[] copy = new long[Registers.STATE_WORDS];
        kernel.copyRegisters(3, copy);
        kernel.copyRegisters(-1, copy);
        assertThat(copy).containsOnly(0);
        kernel.saveRegisters(3, copy);
        kernel.saveRegisters(RED, new long[79]);
        kernel.copyRegisters(RED, new long[81]);
        kernel.setRegister(RED, -1, 5);
        kernel.setRegister(CRYPTO, Registers.RAX, 6);
        kernel.setRegister(RED, 80, 5);
        kernel.setRegister(3, 0, 5);
        assertThat(kernel.register(CRYPTO, Registers.RAX)).isEqualTo(6);
        assertThat(kernel.register(RED, -1)).isZero();
        assertThat(kernel.register(RED, 80)).isZero();
        assertThat(kernel.register(3, 0)).isZero();
        assertThat(kernel.register(-1, 0)).isZero();
        kernel.copyRegisters(RED, copy);
        assertThat(copy).isEqualTo(TestSystem.startState(RED));
    }
}
