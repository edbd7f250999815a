package cofferdam.kernel.examples;

import static cofferdam.kernel.testing.Guests.word;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.kernel.readback.LedgerAudit;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.spec.walk.Access;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The avionics example flies, logs, crashes where it should and goes on (G1-07, G1-08, G1-09, G2-01, G2-06, G4-01, G5-02,
 * G5-03, G5-04, G10-03).
 */
class AvionicsTest {
    private static final int AIR_DATA = 0;
    private static final int FLIGHT_CONTROL = 1;
    private static final int DISPLAY = 2;
    private static final int MAINTENANCE = 3;
    private static final int WEATHER = 4;

    private static final long LOG = 0x40000;
    private static final long ARCHIVE = 0x60000;
    private static final long RECORD = 0x58000;
    private static final long PAGE = 4096;

    private final Machine machine = Examples.boot("avionics");
    private final Watch watch = new Watch();

    /** A hypercall and its answer. */
    private record Call(int partition, long number, long a, long result, long cycle) {}

    /** Writes down what partitions do, and judges the tables at every switch. */
    private final class Watch implements MachineObserver {
        private final List<Call> calls = new ArrayList<>();
        private final List<String> health = new ArrayList<>();
        private final Set<String> unusualExits = new TreeSet<>();

        @Override
        public void exit(
                int processor, int partition, int reason, long qualification, long physical, long rip, long cycle) {
            if (reason != ExitReason.VMCALL && reason != ExitReason.INTERRUPT_WINDOW) {
                unusualExits.add(partition + " by " + reason);
            }
        }

        @Override
        public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
            calls.add(new Call(partition, number, a, result, cycle));
        }

        @Override
        public void health(int partition, String now, long tick) {
            health.add(partition + " " + now);
        }

        @Override
        public void contextSwitch(int processor, int from, int to, long tick) {
            assertThat(ReachabilityAudit.check(machine)).as("tick %d", tick).isEmpty();
            assertThat(LedgerAudit.check(machine)).as("tick %d", tick).isEmpty();
        }

        long count(int partition, int number, int result) {
            return calls.stream()
                    .filter(c -> c.partition() == partition && c.number() == number && c.result() == result)
                    .count();
        }
    }

    private void fly(long ticks) {
        machine.observer(watch);
        machine.run(ticks);
    }

    private long record(int word) {
        return word(machine, MAINTENANCE, RECORD + 8L * word);
    }

    /** Makes a partition fail until its restarts are used up. */
    private static void breakForGood(Machine machine, int partition) {
        while (machine.kernel().inspection().status(partition) != Abi.STOPPED) {
            machine.kernel().setRegister(partition, GuestState.RIP, 0x70000);
            machine.tick();
        }
    }

    @Test
    void everyPartitionDoesItsWorkInEachOfItsPeriods() {
        fly(500);
        // Windows of 10, 20 and 40 ticks; the first sensor frame comes in tick 16, the 31st in tick 496.
        assertThat(record(0)).as("periods of maintenance").isEqualTo(13);
        assertThat(watch.count(FLIGHT_CONTROL, Abi.SAMPLE_WRITE, Abi.OK)).isEqualTo(24);
        assertThat(watch.count(AIR_DATA, Abi.SAMPLE_WRITE, Abi.OK)).isEqualTo(3 * 30);
        assertThat(watch.count(WEATHER, Abi.SHARE, Abi.OK)).isEqualTo(12);
        assertThat(Examples.console(machine, "display"))
                .contains("468: altitude 35062 at 179.8E, elevator -10, weather 50 kt, picture 3, log 5\n");
    }

    @Test
    void theWeatherCrashesAtEachDateLineUntilItsRestartsAreUsedUpAndWorksInBetween() {
        fly(500);
        assertThat(watch.health).containsExactly("4 restarted", "4 restarted");
        assertThat(machine.kernel().inspection().status(WEATHER)).isNotEqualTo(Abi.STOPPED);
        assertThat(Examples.console(machine, "display")).contains("weather none", "weather 50 kt, picture 3");
        assertThat(record(9))
                .as("starts of weather that maintenance was told of")
                .isEqualTo(3);
        machine.run(400);
        assertThat(watch.health).containsExactly("4 restarted", "4 restarted", "4 restarted", "4 stopped");
        assertThat(Examples.console(machine, "display")).endsWith("elevator -7, weather none, log 8\n");
    }

    @Test
    void nobodyUpstreamNoticesWhetherThereIsAnyWeather() {
        fly(500);
        Machine other = Examples.boot("avionics");
        List<Call> calls = new ArrayList<>();
        other.observer(new MachineObserver() {
            @Override
            public void hypercall(int partition, long number, long a, long b, long c, long d, long result, long cycle) {
                calls.add(new Call(partition, number, a, result, cycle));
            }
        });
        other.run(12);
        breakForGood(other, WEATHER);
        other.run(500 - other.ticks());
        for (int critical : new int[] {AIR_DATA, FLIGHT_CONTROL}) {
            assertThat(calls.stream().filter(c -> c.partition() == critical))
                    .hasSizeGreaterThan(100)
                    .containsExactlyElementsOf(watch.calls.stream()
                            .filter(c -> c.partition() == critical)
                            .toList());
        }
    }

    @Test
    void aFullLogPageIsGivenAwayOnceAndNobodyCanWriteItAnyMore() {
        fly(500);
        assertThat(watch.count(DISPLAY, Abi.DONATE, Abi.OK)).isEqualTo(6);
        assertThat(watch.count(DISPLAY, Abi.DONATE, Abi.DENIED)).isEqualTo(6);
        for (int page = 0; page < 6; page++) {
            long at = LOG + PAGE * page;
            assertThat(machine.guestToHost(DISPLAY, at)).isNegative();
            long there = ARCHIVE + PAGE * page;
            assertThat(machine.guestToHost(MAINTENANCE, there, Access.WRITE)).isNegative();
            assertThat(word(machine, MAINTENANCE, there)).isEqualTo(page + 1);
        }
        assertThat(machine.guestToHost(DISPLAY, LOG + PAGE * 6, Access.WRITE)).isNotNegative();
        // The sixth was given away in tick 488, maintenance was there in tick 480.
        assertThat(record(12)).as("log pages filed").isEqualTo(5);
        assertThat(record(13)).as("log entries filed").isEqualTo(20);
        assertThat(record(15)).as("notes refused").isZero();
        assertThat(Examples.console(machine, "maintenance"))
                .contains("408: flight log, page 4\n")
                .doesNotContain("ALARM");
    }

    @Test
    void aPictureIsSharedGivenBackAndTakenBackAndACrashEndsTheLoan() {
        fly(500);
        // Of twelve loans, two ended with a crash, nine were given back and taken back, and the last is still out.
        assertThat(watch.count(DISPLAY, Abi.RELINQUISH, Abi.OK)).isEqualTo(9);
        assertThat(watch.count(DISPLAY, Abi.RELINQUISH, Abi.DENIED)).isEqualTo(2);
        assertThat(watch.count(WEATHER, Abi.RECLAIM, Abi.OK)).isEqualTo(9);
        assertThat(watch.count(WEATHER, Abi.RAISE_EVENT, Abi.OK)).isEqualTo(12);
        assertThat(Examples.console(machine, "display").split("picture was taken away", -1))
                .hasSize(3);
        assertThat(machine.kernel().inspection().restarts(DISPLAY)).isZero();
    }

    @Test
    void onlyTheAcknowledgedQueueTellsItsSenderThatItIsFullAndNothingIsLost() {
        fly(500);
        assertThat(watch.count(WEATHER, Abi.QUEUE_SEND, Abi.FULL)).isPositive();
        for (int other : new int[] {AIR_DATA, FLIGHT_CONTROL, DISPLAY}) {
            assertThat(watch.count(other, Abi.QUEUE_SEND, Abi.OK)).isPositive();
            assertThat(watch.count(other, Abi.QUEUE_SEND, Abi.FULL)).isZero();
        }
        for (int queue = 0; queue < 4; queue++) {
            assertThat(record(5 + queue)).as("lost in queue %d", queue).isZero();
            assertThat(record(1 + queue)).as("notes of queue %d", queue).isPositive();
        }
    }

    @Test
    void airDataThatStopsIsNotBelievedForLong() {
        machine.run(200);
        breakForGood(machine, AIR_DATA);
        machine.run(120);
        assertThat(machine.kernel().inspection().restarts(AIR_DATA)).isEqualTo(3);
        assertThat(Examples.console(machine, "maintenance")).contains("flight-control has no air data since frame 1");
        assertThat(Examples.console(machine, "display")).contains("altitude ----- at ", "elevator direct");
        for (int other : new int[] {FLIGHT_CONTROL, DISPLAY, MAINTENANCE}) {
            assertThat(machine.kernel().inspection().status(other)).isNotEqualTo(Abi.STOPPED);
        }
    }

    @Test
    void aDisplayThatStartsAgainGoesOnWithTheFirstPageThatIsStillItsOwn() {
        machine.run(200);
        // With a stack where it has no memory, not even an exception can be delivered to it.
        machine.kernel().setRegister(DISPLAY, GuestState.RSP, 0x70000);
        machine.run(320);
        assertThat(machine.kernel().inspection().restarts(DISPLAY)).isEqualTo(1);
        assertThat(Examples.console(machine, "display"))
                .startsWith("display: is up\n")
                .contains("log 3");
        assertThat(record(15)).as("notes refused").isZero();
        assertThat(word(machine, MAINTENANCE, ARCHIVE + 2 * PAGE)).isEqualTo(3);
    }

    @Test
    void nothingFailsButWhatReadersAreToldToExpect() {
        fly(900);
        assertThat(watch.unusualExits)
                .containsExactlyInAnyOrder(
                        DISPLAY + " by " + ExitReason.EPT_VIOLATION, WEATHER + " by " + ExitReason.EPT_VIOLATION);
        for (int cpu = 0; cpu < 2; cpu++) {
            assertThat(machine.processor(cpu).unimplementedOpcodes()).isEmpty();
        }
    }
}
