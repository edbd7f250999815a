package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.BLACK_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.CHANNEL_FRAME;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.CRYPTO_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.RED;
import static cofferdam.kernel.core.TestSystem.RED_BUFFER;
import static cofferdam.kernel.core.TestSystem.RED_BUFFER_FRAME;
import static cofferdam.kernel.core.TestSystem.RED_RAM;
import static cofferdam.kernel.core.TestSystem.RED_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.RED_TO_CRYPTO;
import static cofferdam.kernel.core.TestSystem.address;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Faults, restarts and stops. Requirements G5-01, G5-02, G5-03, G5-04, G5-05, G5-06, G6-01, G3-04, G9-04. */
class HealthTest extends CoreTest {
    private static final long RAM = 0x10000;

    private int crash() {
        return system.exit(RED, ExitReasons.EPT_VIOLATION);
    }

    @Test
    void withoutARuleAFaultStopsThePartition() {
        assertThat(system.exit(BLACK, ExitReasons.EPT_VIOLATION)).isEqualTo(Abi.EXIT_STOPPED);
        assertThat(view.status(BLACK)).isEqualTo(Abi.STOPPED);
        assertThat(kernel.runnable(BLACK)).isFalse();
        assertThat(view.auditField(0, 2)).isEqualTo(AuditRing.STOPPED);
        assertThat(view.auditField(1, 2)).isEqualTo(AuditRing.FAULT);
        assertThat(view.auditField(1, 3)).isEqualTo(Abi.EPT_VIOLATION);
    }

    @Test
    void eachKindOfFaultFollowsItsOwnRule() {
        assertThat(system.exit(RED, 30)).isEqualTo(Abi.EXIT_INJECTED);
        assertThat(system.exit(RED, ExitReasons.EPT_VIOLATION)).isEqualTo(Abi.EXIT_RESTARTED);
        assertThat(system.exit(CRYPTO, 65)).isEqualTo(Abi.EXIT_RESTARTED);
        assertThat(system.exit(RED, ExitReasons.EPT_MISCONFIGURATION)).isEqualTo(Abi.EXIT_STOPPED);
        assertThat(view.auditField(1, 3)).isEqualTo(Abi.EPT_MISCONFIGURATION);
    }

    @Test
    void aTripleFaultIsNeverAnsweredByAnInjection() {
        assertThat(system.exit(RED, ExitReasons.TRIPLE_FAULT)).isEqualTo(Abi.EXIT_STOPPED);
        assertThat(view.auditField(1, 3)).isEqualTo(Abi.TRIPLE_FAULT);
    }

    @Test
    void afterTheLimitOfRestartsThePartitionStops() {
        assertThat(crash()).isEqualTo(Abi.EXIT_RESTARTED);
        assertThat(crash()).isEqualTo(Abi.EXIT_RESTARTED);
        assertThat(view.restarts(RED)).isEqualTo(2);
        assertThat(view.auditField(0, 2)).isEqualTo(AuditRing.RESTARTED);
        assertThat(view.auditField(0, 3)).isEqualTo(2);
        assertThat(crash()).isEqualTo(Abi.EXIT_STOPPED);
        assertThat(crash()).isEqualTo(Abi.EXIT_IGNORED);
    }

    @Test
    void aRestartGivesBackTheStateAfterBoot() {
        long[] memory = new long[512];
        for (int i = 0; i < 512; i++) {
            memory[i] = system.load(RED_RAM_FRAME, i);
        }
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            kernel.setRegister(RED, i, -i);
        }
        system.store(RED_RAM_FRAME, 9, 9, 9);
        system.store(RED_RAM_FRAME + 3, 9);
        system.store(RED_BUFFER_FRAME, 9);
        system.store(CHANNEL_FRAME, 9);
        kernel.setRegister(RED, Registers.SS_ATTRIBUTES, 0);
        system.call(RED, Abi.UNMAP, RED_RAM, 1);
        system.call(RED, Abi.MAP, RED_RAM, 2, 1);
        system.call(RED, Abi.DMA_UNMAP, 0, RED_BUFFER, 1);
        assertThat(crash()).isEqualTo(Abi.EXIT_RESTARTED);
        for (int i = 0; i < 512; i++) {
            assertThat(system.load(RED_RAM_FRAME, i)).isEqualTo(memory[i]).isEqualTo(0x1111_0000L + i);
        }
        assertThat(system.load(RED_RAM_FRAME + 3, 0)).isZero();
        assertThat(system.load(RED_BUFFER_FRAME, 0)).isZero();
        assertThat(system.load(CHANNEL_FRAME, 0)).isZero();
        long[] registers = new long[Registers.STATE_WORDS];
        kernel.copyRegisters(RED, registers);
        assertThat(registers).isEqualTo(TestSystem.startState(RED));
        for (int i = 0; i < 4; i++) {
            assertThat(view.frameOwnerRights(RED_RAM_FRAME + i)).isEqualTo(7);
        }
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME + 1)).isTrue();
        assertThat(view.status(RED)).isEqualTo(Abi.RUNNING);
        assertThat(kernel.runnable(RED)).isTrue();
    }

    @Test
    void devicesAreSilencedBeforeTheScrubAndLetInAfterIt() {
        crash();
        int blocked = platform.log.indexOf("flushIotlb 1");
        int reset = platform.log.indexOf("reset 0");
        int scrub = platform.log.indexOf("scrub " + Long.toHexString(address(RED_BUFFER_FRAME)));
        int admitted = platform.log.lastIndexOf("flushContextCache");
        assertThat(platform.log.indexOf("flushContextCache")).isLessThan(blocked);
        assertThat(blocked).isLessThan(reset);
        assertThat(reset).isLessThan(scrub);
        assertThat(scrub).isLessThan(admitted);
        assertThat(platform.log).doesNotContain("reset 1", "flushIotlb 2").contains("flushTlb 0");
    }

    @Test
    void deviceRegistersAreResetNotScrubbed() {
        crash();
        assertThat(platform.scrubbedFrames).doesNotContain(TestSystem.REGISTERS);
        assertThat(platform.scrubbedFrames).hasSize(8);
    }

    @Test
    void othersKeepTheirMemoryAndRegisters() {
        system.store(CRYPTO_RAM_FRAME, 5);
        system.store(BLACK_RAM_FRAME, 6);
        kernel.setRegister(CRYPTO, 3, 77);
        crash();
        assertThat(system.load(CRYPTO_RAM_FRAME, 0)).isEqualTo(5);
        assertThat(system.load(BLACK_RAM_FRAME, 0)).isEqualTo(6);
        assertThat(kernel.register(CRYPTO, 3)).isEqualTo(77);
        assertThat(view.deviceReaches(1, BLACK_RAM_FRAME)).isTrue();
    }

    @Test
    void whenTheOwnerFailsItsLoansEndAndAreScrubbed() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 1);
        system.call(RED, Abi.SHARE, RED_TO_CRYPTO, 2);
        system.store(RED_RAM_FRAME + 1, 9);
        platform.forget();
        crash();
        for (int i = 1; i <= 2; i++) {
            assertThat(view.frameState(RED_RAM_FRAME + i)).isEqualTo(Ledger.OWNED);
            assertThat(view.frameOwnerRights(RED_RAM_FRAME + i)).isEqualTo(7);
        }
        assertThat(system.load(RED_RAM_FRAME + 1, 0)).isZero();
        int flush = platform.log.indexOf("flushTlb 1");
        assertThat(flush).isNotNegative();
        assertThat(flush).isLessThan(platform.log.indexOf("scrub " + Long.toHexString(address(RED_RAM_FRAME + 1))));
    }

    @Test
    void whenTheBorrowerFailsItsLoansCountAsRelinquished() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 1);
        system.call(RED, Abi.SHARE, RED_TO_CRYPTO, 2);
        system.store(RED_RAM_FRAME + 1, 9);
        system.exit(CRYPTO, 65);
        assertThat(view.frameState(RED_RAM_FRAME + 1)).isEqualTo(Ledger.RETURNED);
        assertThat(view.frameState(RED_RAM_FRAME + 2)).isEqualTo(Ledger.RETURNED);
        assertThat(system.load(RED_RAM_FRAME + 1, 0)).isEqualTo(9);
        assertThat(system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 1)).isEqualTo(Abi.OK);
        assertThat(system.call(RED, Abi.RECLAIM, RED_TO_CRYPTO, 2)).isEqualTo(Abi.OK);
    }

    @Test
    void aRelinquishedFrameIsReclaimedByTheRestart() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 1);
        system.call(CRYPTO, Abi.RELINQUISH, RED_TO_CRYPTO, 1);
        crash();
        assertThat(view.frameState(RED_RAM_FRAME + 1)).isEqualTo(Ledger.OWNED);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME + 1)).isEqualTo(7);
    }

    @Test
    void aDonatedFrameIsScrubbedWithItsNewOwnerAndGetsNoImageOfTheOld() {
        system.call(RED, Abi.DONATE, RED_TO_CRYPTO, 0);
        system.store(RED_RAM_FRAME, 9);
        crash();
        assertThat(system.load(RED_RAM_FRAME, 0)).isEqualTo(9);
        system.exit(CRYPTO, 65);
        assertThat(system.load(RED_RAM_FRAME, 0)).isZero();
        assertThat(view.frameOwner(RED_RAM_FRAME)).isEqualTo(CRYPTO);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME)).isEqualTo(3);
    }

    @Test
    void incomingMessagesAndInterruptsAreGoneAndOutgoingOnesStay() {
        system.call(RED, Abi.QUEUE_SEND, 0, RAM, 8);
        system.call(RED, Abi.SAMPLE_WRITE, 0, RAM, 8);
        system.call(CRYPTO, Abi.QUEUE_SEND, 1, RAM, 8);
        system.call(CRYPTO, Abi.SAMPLE_WRITE, 1, RAM, 8);
        system.call(RED, Abi.RAISE_EVENT, 0, 0);
        kernel.interrupt(5);
        system.exit(CRYPTO, 65);
        assertThat(view.queueCount(0)).isZero();
        assertThat(view.sampleLength(0)).isZero();
        assertThat(kernel.pendingVector(CRYPTO)).isEqualTo(-1);
        assertThat(view.queueCount(1)).isEqualTo(1);
        assertThat(view.sampleLength(1)).isEqualTo(1);
        assertThat(kernel.pendingVector(RED)).isEqualTo(0x41);
    }

    @Test
    void theLostCounterAndTheWordsOfOldMessagesAreGone() {
        for (int i = 0; i < 4; i++) {
            system.call(RED, Abi.QUEUE_SEND, 0, RAM, 32);
        }
        assertThat(view.queueLost(0)).isEqualTo(2);
        system.exit(CRYPTO, 65);
        assertThat(view.queueLost(0)).isZero();
        assertThat(system.configuration.run.queues.length(0)).isEqualTo(4);
        system.call(RED, Abi.QUEUE_SEND, 0, RAM + 2048, 8);
        assertThat(view.queueLength(0, 0)).isEqualTo(1);
    }

    @Test
    void aStoppedPartitionReachesNothingMoreAndKeepsNoRegisters() {
        system.store(BLACK_RAM_FRAME, 9);
        assertThat(system.exitWith(BLACK, Abi.STOP, 0, 0, 0)).isEqualTo(Abi.EXIT_STOPPED);
        assertThat(system.load(BLACK_RAM_FRAME, 0)).isZero();
        assertThat(view.deviceReaches(1, BLACK_RAM_FRAME)).isFalse();
        assertThat(platform.log).contains("reset 1", "flushIotlb 2").doesNotContain("reset 0");
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            assertThat(kernel.register(BLACK, i)).isZero();
        }
        kernel.interrupt(6);
        assertThat(kernel.pendingVector(BLACK)).isEqualTo(-1);
        assertThat(kernel.runnable(BLACK)).isFalse();
    }

    @Test
    void anInjectionThatWasNotDeliveredDoesNotOutliveARestart() {
        system.exit(RED, 30);
        crash();
        assertThat(kernel.entryInterruption(RED)).isZero();
    }

    @Test
    void theAuditRingKeepsTheLastRecordsAndCountsAll() {
        for (int i = 0; i < Limits.AUDIT_RECORDS + 10; i++) {
            kernel.interrupt(10 + i % 3);
        }
        assertThat(view.auditCount()).isEqualTo(Limits.AUDIT_RECORDS + 10);
        assertThat(view.auditField(0, 1)).isEqualTo(Abi.NOBODY);
        assertThat(view.auditField(0, 2)).isEqualTo(AuditRing.STRAY_INTERRUPT);
        for (int n = 0; n < Limits.AUDIT_RECORDS; n++) {
            assertThat(view.auditField(n, 3)).isEqualTo(10 + (Limits.AUDIT_RECORDS + 9 - n) % 3);
        }
        assertThat(view.auditField(Limits.AUDIT_RECORDS, 2)).isZero();
        assertThat(view.auditField(-1, 2)).isZero();
        assertThat(view.auditField(0, 4)).isZero();
        assertThat(view.auditField(0, -1)).isZero();
    }

    @Test
    void aStopTakesAwayNothingFromOthers() {
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            kernel.setRegister(CRYPTO, i, 500 + i);
        }
        system.exitWith(RED, Abi.STOP, 0, 0, 0);
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            assertThat(kernel.register(CRYPTO, i)).isEqualTo(500 + i);
        }
    }

    @Test
    void theContextEntryOfAStoppedPartitionsDeviceIsEmpty() {
        long context = platform.memory.read64(kernel.dmaRootTable()) & -4096L;
        assertThat(platform.memory.read64(context + 16 * 0x18 + 8)).isNotZero();
        system.exitWith(RED, Abi.STOP, 0, 0, 0);
        assertThat(platform.memory.read64(context + 16 * 0x18)).isZero();
        assertThat(platform.memory.read64(context + 16 * 0x18 + 8)).isZero();
    }

    @Test
    void nothingWaitsForAStoppedPartition() {
        system.call(RED, Abi.QUEUE_SEND, 0, RAM, 8);
        system.call(RED, Abi.SAMPLE_WRITE, 0, RAM, 8);
        system.call(RED, Abi.RAISE_EVENT, 0, 0);
        system.exitWith(CRYPTO, Abi.STOP, 0, 0, 0);
        assertThat(view.queueCount(0)).isZero();
        assertThat(view.sampleLength(0)).isZero();
        assertThat(view.pending(CRYPTO, 0x50)).isFalse();
        assertThat(system.configuration.run.queues.filled(0)).isZero();
    }

    @Test
    void wakingNobodyWakesNobody() {
        HealthMonitor health = new HealthMonitor();
        health.enter(0, Abi.YIELDED);
        health.wake(-1);
        health.wake(Limits.PARTITIONS);
        assertThat(health.status(0)).isEqualTo(Abi.YIELDED);
        health.wake(0);
        assertThat(health.status(0)).isEqualTo(Abi.RUNNING);
    }
}
