package cofferdam.conformance.fuzz;

import cofferdam.vcpu.ExitReason;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.Processor;
import cofferdam.vcpu.Vmcs;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/**
 * Any bytes as machine code on a processor alone: the model neither throws nor runs longer than it may nor stands still, and
 * it does the same when it is stopped after every cycle (G9-01, G1-05).
 */
final class MachineCode implements FuzzTarget {
    private static final int CYCLES = 200;
    private static final int LEGS = 4;

    private final Function<Processor, IntUnaryOperator> runner;

    /**
     * A target.
     *
     * @param runner under test: of a processor, what runs it for so many cycles and gives the exit reason
     */
    MachineCode(Function<Processor, IntUnaryOperator> runner) {
        this.runner = runner;
    }

    @Override
    public void accept(byte[] input) {
        BareGuest whole = new BareGuest(new InputReader(input));
        BareGuest sliced = new BareGuest(new InputReader(input));
        IntUnaryOperator run = runner.apply(whole.cpu);
        for (int leg = 0; leg < LEGS; leg++) {
            int reason = run.applyAsInt(CYCLES);
            budget(whole.cpu, reason);
            inSlices(sliced, whole.cpu.cycles(), reason);
            Broken.unless(
                    Arrays.equals(whole.state(), sliced.state()), "registers differ when it is stopped in between");
            Broken.unless(
                    Arrays.equals(whole.memory.dump(0, BareGuest.MEMORY), sliced.memory.dump(0, BareGuest.MEMORY)),
                    "memory differs when it is stopped in between");
            if (reason != ExitReason.PREEMPTION_TIMER) {
                goOn(whole.cpu);
                goOn(sliced.cpu);
            }
        }
    }

    private static void budget(Processor cpu, int reason) {
        long cycles = cpu.cycles();
        Broken.unless(cycles >= 0 && cycles <= CYCLES, cycles + " cycles of " + CYCLES);
        Broken.unless(
                reason == cpu.vmcs().exitReason(),
                "reason " + reason + ", not " + cpu.vmcs().exitReason());
        Broken.unless(
                reason == ExitReason.PREEMPTION_TIMER ? cycles == CYCLES : cycles > 0,
                "left after " + cycles + " cycles for reason " + reason);
    }

    private static void inSlices(BareGuest guest, long cycles, int reason) {
        int last = ExitReason.PREEMPTION_TIMER;
        long done = 0;
        while (done < cycles && last == ExitReason.PREEMPTION_TIMER) {
            guest.cpu.setTime(done);
            last = guest.cpu.run(1);
            done += guest.cpu.cycles();
        }
        Broken.unless(last == reason && done == cycles, "in slices: " + done + " cycles, reason " + last);
    }

    /** Goes on after an exit as a kernel would: behind the instruction, or with the event that was cut short. */
    private static void goOn(Processor cpu) {
        Vmcs vmcs = cpu.vmcs();
        if (vmcs.idtVectoring() == 0) {
            cpu.setRegister(GuestState.RIP, cpu.register(GuestState.RIP) + Math.max(1, vmcs.exitInstructionLength()));
        }
    }
}
