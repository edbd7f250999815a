package cofferdam.conformance.benchmarks;

import cofferdam.kernel.platform.Machine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Machine code in a partition, second stage on, under the kernel. */
@State(Scope.Thread)
public class GuestBenchmark {
    /**
     * <pre>
     *        mov   ebx, 0x20000
     *        xor   eax, eax
     * loop:  mov   rcx, [rbx]
     *        add   rcx, rax
     *        mov   [rbx], rcx
     *        inc   rax
     *        test  al, 7
     *        jnz   loop
     *        imul  rcx, rax
     *        xor   [rbx + 8], rcx
     *        jmp   loop
     * </pre>
     */
    private static final String HOT_LOOP =
            "bb00000200 31c0 488b0b 4801c1 48890b 48ffc0 a807 75f0 480fafc8 48314b08 ebe6";

    /**
     * <pre>
     * loop:  mov   eax, 0      ; PARTITION: which partition am I?
     *        vmcall
     *        jmp   loop
     * </pre>
     */
    private static final String HYPERCALLS = "b800000000 0f01c1 ebf6";

    private static final int INSTRUCTIONS_PER_CALL = 3;

    private final Machine loop = GuestMachine.running(HOT_LOOP);
    private final Machine calls = GuestMachine.running(HYPERCALLS);

    /** Runs both machines for a tick and checks that they do what they are meant to do. */
    @Setup
    public void check() {
        loop.tick();
        if (loop.registers(0)[0] < GuestMachine.TICK / 10) {
            throw new IllegalStateException("the loop does not run: rax = " + loop.registers(0)[0]);
        }
        HypercallCount count = new HypercallCount();
        Machine counted = GuestMachine.running(HYPERCALLS);
        counted.observer(count);
        counted.tick();
        if (count.calls() != GuestMachine.TICK / INSTRUCTIONS_PER_CALL) {
            throw new IllegalStateException(count.calls() + " hypercalls in a tick");
        }
    }

    /** Instructions of the hot loop. */
    @Benchmark
    @OperationsPerInvocation(GuestMachine.TICK)
    public void guestInstructions() {
        loop.tick();
    }

    /** Hypercalls: VM exit, the kernel's handling, VM entry, and two more instructions of the guest. */
    @Benchmark
    @OperationsPerInvocation(GuestMachine.TICK / INSTRUCTIONS_PER_CALL)
    public void hypercallRoundTrip() {
        calls.tick();
    }
}
