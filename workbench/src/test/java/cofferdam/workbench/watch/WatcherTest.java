package cofferdam.workbench.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.kernel.testing.BrokenOnPurpose;
import cofferdam.spec.system.Schedule;
import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.workbench.guest.GuestPrograms;
import cofferdam.workbench.guest.HostileGenerator;
import cofferdam.workbench.guest.Substitution;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each watcher keeps silent on sound runs and reports what it is there for (G11-01). */
class WatcherTest {
    private static final int PRODUCER = 0;
    private static final int CONSUMER = 1;
    private final Substitution smallest = Systems.example("smallest");

    @Test
    void authorityIsJudgedByTheDescriptionAlone() {
        AuthorityWatcher watcher = new AuthorityWatcher(Systems.boot(smallest));
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.OK, 0);
        watcher.hypercall(CONSUMER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.DENIED, 0);
        watcher.hypercall(PRODUCER, Abi.MAP, 1, 0, 3, 0, Abi.OK, 0);
        assertThat(watcher.violations()).isEmpty();
        watcher.hypercall(CONSUMER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.OK, 0);
        watcher.hypercall(PRODUCER, Abi.MAP, 3, 0, 1, 0, Abi.OK, 0);
        watcher.hypercall(PRODUCER, Abi.MAP, 1, 0, 7, 0, Abi.OK, 0);
        watcher.hypercall(PRODUCER, Abi.LEND, 0, 0, 0, 0, Abi.OK, 0);
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x20ff8, 16, 0, Abi.OK, 0);
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.FULL, 0);
        assertThat(watcher.violations())
                .extracting(Violation::requirement)
                .containsExactly("G2-02", "G1-03", "G1-04", "G9-02", "G2-09", "G2-06");
    }

    @Test
    void aCallFromUserModeMustBeDenied() {
        Machine machine = Systems.boot(smallest);
        AuthorityWatcher watcher = new AuthorityWatcher(machine);
        int attributes = GuestState.segment(GuestState.SS, GuestState.ATTRIBUTES);
        machine.kernel().setRegister(PRODUCER, attributes, machine.kernel().register(PRODUCER, attributes) | 0x60);
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.DENIED, 0);
        watcher.hypercall(CONSUMER, Abi.PARTITION, 0, 0, 0, 0, CONSUMER, 0);
        assertThat(watcher.violations()).isEmpty();
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.INVALID, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G9-03");
    }

    @Test
    void raisingAnEventTellsNothingOfItsReceiver() {
        AuthorityWatcher watcher = new AuthorityWatcher(Systems.boot(Systems.example("attacker")));
        watcher.hypercall(0, Abi.RAISE_EVENT, 0, 0, 0, 0, Abi.OK, 0);
        watcher.hypercall(0, Abi.RAISE_EVENT, 1, 0, 0, 0, Abi.DENIED, 0);
        assertThat(watcher.violations()).isEmpty();
        watcher.hypercall(0, Abi.RAISE_EVENT, 0, 0, 0, 0, Abi.BUSY, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G2-08");
    }

    @Test
    void foreignAndMissingPortsMustAnswerAlike() {
        AuthorityWatcher watcher = new AuthorityWatcher(Systems.boot(smallest));
        watcher.hypercall(CONSUMER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.DENIED, 0);
        watcher.hypercall(CONSUMER, Abi.QUEUE_SEND, 9, 0x20000, 8, 0, Abi.INVALID, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G2-03");
    }

    @Test
    void messagesMustComeOutAsTheyWentIn() {
        Machine machine = Systems.boot(smallest);
        PortWatcher watcher = new PortWatcher(machine);
        write(machine, PRODUCER, 0x20000, 17);
        write(machine, CONSUMER, 0x20000, 17);
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.OK, 0);
        watcher.hypercall(CONSUMER, Abi.QUEUE_RECEIVE, 0, 0x20000, 8, 0, 8, 0);
        assertThat(watcher.violations()).isEmpty();
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.OK, 0);
        write(machine, CONSUMER, 0x20000, 18);
        watcher.hypercall(CONSUMER, Abi.QUEUE_RECEIVE, 0, 0x20000, 8, 0, 8, 0);
        watcher.hypercall(CONSUMER, Abi.QUEUE_LOST, 0, 0, 0, 0, 3, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G2-05", "G2-06");
    }

    @Test
    void aPortThatForgetsWhatWasSentIsReported() {
        Machine machine = Systems.boot(Systems.example("red-black"));
        PortWatcher watcher = new PortWatcher(machine);
        int red = 0;
        int crypto = 1;
        int monitor = 3;
        watcher.hypercall(crypto, Abi.QUEUE_RECEIVE, 0, 0x20000, 256, 0, Abi.EMPTY, 0);
        watcher.hypercall(monitor, Abi.SAMPLE_READ, 0, 0x20000, 32, 0, Abi.EMPTY, 0);
        assertThat(watcher.violations()).isEmpty();
        watcher.hypercall(red, Abi.QUEUE_SEND, 0, 0x20000, 8, 0, Abi.OK, 0);
        watcher.hypercall(red, Abi.SAMPLE_WRITE, 0, 0x20000, 8, 0, Abi.OK, 0);
        watcher.hypercall(crypto, Abi.QUEUE_RECEIVE, 0, 0x20000, 256, 0, Abi.EMPTY, 0);
        watcher.hypercall(monitor, Abi.SAMPLE_READ, 0, 0x20000, 32, 0, Abi.EMPTY, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G2-05", "G2-04");
    }

    @Test
    void aMessageHandedOutIntoReadOnlyMemoryIsReported() {
        AuthorityWatcher watcher = new AuthorityWatcher(Systems.boot(smallest));
        // A partition's code can be read, so it may be sent, but nothing may be received over it.
        watcher.hypercall(PRODUCER, Abi.QUEUE_SEND, 0, 0x10000, 8, 0, Abi.OK, 0);
        assertThat(watcher.violations()).isEmpty();
        watcher.hypercall(CONSUMER, Abi.QUEUE_RECEIVE, 0, 0x10000, 16, 0, 8, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G2-09");
    }

    @Test
    void theScheduleOfTheDescriptionIsFollowedAndNoOther() {
        Schedule declared = smallest.system().schedule();
        Schedule.ProcessorSchedule lane = declared.processors().get(0);
        Schedule other = new Schedule(
                declared.tick(),
                List.of(new Schedule.ProcessorSchedule(
                        0, List.of(lane.frames().get(1), lane.frames().get(0)), lane.where())),
                declared.where());
        Machine machine = Systems.boot(smallest);
        ScheduleWatcher right = new ScheduleWatcher(machine);
        ScheduleWatcher wrong = new ScheduleWatcher(machine, other);
        machine.observer(new Observers(List.of(right, wrong)));
        for (int i = 0; i < 8; i++) {
            machine.tick();
            right.ticked();
            wrong.ticked();
        }
        assertThat(right.violations()).isEmpty();
        assertThat(wrong.violations()).extracting(Violation::requirement).contains("G4-01", "G4-03");
    }

    @Test
    void aProcessorTakenFromItsPartitionIsReported() {
        Schedule declared = Systems.example("red-black").system().schedule();
        List<Schedule.ProcessorSchedule> lanes = new ArrayList<>();
        for (Schedule.ProcessorSchedule lane : declared.processors()) {
            List<Schedule.MinorFrame> frames = new ArrayList<>(lane.frames());
            frames.replaceAll(frame -> frame.partition().equals(Schedule.MinorFrame.IDLE)
                    ? new Schedule.MinorFrame("monitor", frame.ticks(), frame.where())
                    : frame);
            lanes.add(new Schedule.ProcessorSchedule(lane.processor(), frames, lane.where()));
        }
        Machine machine = Systems.boot(Systems.example("red-black"));
        ScheduleWatcher right = new ScheduleWatcher(machine);
        ScheduleWatcher fuller = new ScheduleWatcher(machine, new Schedule(declared.tick(), lanes, declared.where()));
        for (int i = 0; i < declared.processors().get(0).ticks(); i++) {
            machine.tick();
            right.ticked();
            fuller.ticked();
        }
        assertThat(right.violations()).isEmpty();
        assertThat(fuller.violations()).extracting(Violation::requirement).containsExactly("G4-02");
    }

    @Test
    void aDifferenceInAViewIsReportedOnceWithItsPlace() {
        Machine ordinary = Systems.boot(smallest);
        Machine changed = Systems.boot(smallest);
        ViewWatcher watcher = new ViewWatcher(changed, true);
        Map<Integer, Set<Part>> watched = Map.of(CONSUMER, EnumSet.allOf(Part.class));
        watcher.compare(ordinary, watched);
        assertThat(watcher.violations()).isEmpty();
        write(changed, CONSUMER, 0x20008, 99);
        watcher.compare(ordinary, watched);
        watcher.compare(ordinary, watched);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G2-01", "G5-02");
        assertThat(watcher.violations().get(0).sentence()).contains("0x20008");
    }

    @Test
    void dirtyMemoryAfterARestartIsReported() {
        HostileGenerator hostile = new HostileGenerator(smallest, PRODUCER);
        Substitution crashing = smallest.withProgram(
                PRODUCER, hostile.assemble(hostile.crashes().get(1)));
        Machine machine = Systems.boot(crashing);
        FaultWatcher sound = new FaultWatcher(machine, () -> Systems.boot(crashing));
        Machine otherwise = Systems.boot(crashing);
        write(otherwise, PRODUCER, 0x20010, 1);
        FaultWatcher mistaken = new FaultWatcher(machine, () -> otherwise);
        machine.observer(new Observers(List.of(sound, mistaken)));
        machine.run(80);
        assertThat(sound.restarts()).isEqualTo(2);
        assertThat(sound.violations()).isEmpty();
        assertThat(mistaken.violations()).extracting(Violation::requirement).containsExactly("G6-01");
        assertThat(mistaken.violations().get(0).place()).contains("0x20010");
    }

    @Test
    void aPartitionThatShouldHaveStoppedIsReported() {
        FaultWatcher watcher = new FaultWatcher(Systems.boot(smallest), () -> Systems.boot(smallest));
        watcher.exit(0, PRODUCER, 2, 0, 0, 0x10000, 0);
        watcher.handled(0, PRODUCER, 2, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G9-04", "G5-01");
        watcher.hypercall(PRODUCER, Abi.MAP, 9, 0, 1, 0, Abi.DENIED, 0);
        assertThat(watcher.violations()).hasSize(2);
    }

    @Test
    void aForbiddenInstructionAndAnUnexpectedExitMustStopAPartitionWithoutARule() {
        for (int reason : new int[] {ExitReason.WRMSR, ExitReason.INVALID_GUEST_STATE}) {
            FaultWatcher watcher = new FaultWatcher(Systems.boot(smallest), () -> Systems.boot(smallest));
            watcher.exit(0, PRODUCER, reason, 0, 0, 0x10000, 0);
            watcher.handled(0, PRODUCER, reason, 0);
            assertThat(watcher.violations()).extracting(Violation::requirement).contains("G5-01");
        }
        FaultWatcher watcher = new FaultWatcher(Systems.boot(smallest), () -> Systems.boot(smallest));
        watcher.handled(0, PRODUCER, ExitReason.CPUID, 0);
        assertThat(watcher.faults()).isZero();
    }

    @Test
    void theTablesAreWalkedAfterEachRestartAndStop() {
        HostileGenerator hostile = new HostileGenerator(smallest, PRODUCER);
        Machine machine = Systems.boot(smallest.withProgram(
                PRODUCER, hostile.assemble(hostile.crashes().get(1))));
        ReachWatcher watcher = new ReachWatcher(machine);
        List<String> states = new ArrayList<>();
        machine.observer(new Observers(List.of(
                new MachineObserver() {
                    @Override
                    public void contextSwitch(int processor, int from, int to, long tick) {
                        states.add("switched");
                    }

                    @Override
                    public void health(int partition, String now, long tick) {
                        states.add(now);
                    }
                },
                watcher)));
        machine.run(80);
        assertThat(states).contains("restarted", "stopped");
        assertThat(watcher.audits()).isEqualTo(states.size());
    }

    @Test
    void dmaOutsideItsWindowAndStrayInterruptsAreReported() {
        Machine machine = Systems.boot(Systems.example("red-black"));
        DmaWatcher watcher = new DmaWatcher(machine);
        watcher.dma(0, 0x40000, machine.guestToHost(0, 0x40000), 64, true, 0);
        watcher.dma(0, 0x90000, -1, 64, true, 0);
        assertThat(watcher.violations()).isEmpty();
        assertThat(watcher.blocked()).isEqualTo(1);
        watcher.dma(0, 0x42fc0, machine.guestToHost(0, 0x42fc0), 128, true, 0);
        watcher.injection(3, 64, 0);
        assertThat(watcher.violations()).extracting(Violation::requirement).containsExactly("G3-01", "G3-07", "G3-06");
    }

    @Test
    @BrokenOnPurpose("a table entry is cleared")
    void aStaleTranslationIsFoundInAWalk() {
        Machine machine = Systems.boot(smallest);
        ReachWatcher watcher = new ReachWatcher(machine);
        machine.observer(watcher);
        watcher.booted();
        machine.run(1);
        assertThat(watcher.violations()).isEmpty();
        // The tables change behind the kernel's back, so the cached translation is stale.
        long leaf = machine.kernel().eptPointer(PRODUCER) & -4096L;
        machine.memory().write64(leaf, 0);
        machine.run(2);
        assertThat(watcher.violations()).extracting(Violation::requirement).contains("G6-03");
    }

    @Test
    void aSilentGuestDoesNothingAndAnObserverKeepsRunning() {
        Machine machine = Systems.boot(smallest.withProgram(PRODUCER, GuestPrograms.silent())
                .withProgram(CONSUMER, GuestPrograms.observer(0x20000, 16)));
        machine.run(20);
        assertThat(machine.kernel().inspection().status(PRODUCER)).isEqualTo(Abi.HALTED);
        assertThat(machine.kernel().inspection().status(CONSUMER)).isEqualTo(Abi.RUNNING);
        assertThat(machine.memory().read64(machine.guestToHost(CONSUMER, 0x20000)))
                .isNotZero();
    }

    private static void write(Machine machine, int partition, long address, long value) {
        machine.memory().write64(machine.guestToHost(partition, address), value);
    }
}
