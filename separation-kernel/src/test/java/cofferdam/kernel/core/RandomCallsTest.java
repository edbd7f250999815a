package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random sequences of everything that can reach the kernel; all invariants hold after each step, and nothing throws.
 * 800 sequences of 150 steps: 120,000 steps. Requirements G9-01, G9-05, G5-02.
 */
class RandomCallsTest {
    /** One step: a hypercall, another exit, a tick, an interrupt or a VM entry. */
    record Step(int kind, int partition, long number, long a, long b, long c) {}

    private static final int[] REASONS = {0, 1, 2, 7, 10, 12, 28, 30, 31, 48, 49, 52, 65, -1};

    @Property(tries = 800, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void anySequenceOfStepsKeepsEveryInvariant(@ForAll("sequences") List<Step> steps) {
        TestSystem system = new TestSystem();
        CoreInvariants invariants = new CoreInvariants(system.kernel, system.platform.memory);
        for (Step step : steps) {
            system.platform.forget();
            take(system, step);
            invariants.check();
            writesStayAtHome(system, step.partition());
        }
    }

    /** The kernel writes only its tables and memory that the acting partition may write or owns. */
    private static void writesStayAtHome(TestSystem system, int partition) {
        Inspection view = system.view;
        for (long address : system.platform.writtenFrames) {
            int f = view.frameAt(address);
            boolean kernel = view.frameState(f) == Ledger.KERNEL;
            boolean owns = view.frameOwner(f) == partition;
            boolean borrows = view.frameBorrower(f) == partition && (view.frameBorrowerRights(f) & Abi.WRITE) != 0;
            assertThat(kernel || owns || borrows).as("write to frame %d", f).isTrue();
        }
        for (long address : system.platform.scrubbedFrames) {
            int f = view.frameAt(address);
            boolean donatedToStopped = view.frameOwner(f) >= 0 && view.status(view.frameOwner(f)) == Abi.STOPPED;
            assertThat(view.frameState(f) == Ledger.KERNEL || view.frameOwner(f) == partition || donatedToStopped)
                    .as("scrub of frame %d", f)
                    .isTrue();
        }
    }

    private static void take(TestSystem system, Step step) {
        int p = step.partition();
        Kernel kernel = system.kernel;
        switch (step.kind()) {
            case 0 -> system.exitWith(p, step.number(), step.a(), step.b(), step.c());
            case 1 -> system.exit(p, REASONS[(int) Math.floorMod(step.number(), (long) REASONS.length)]);
            case 2 -> kernel.tick((int) step.a());
            case 3 -> kernel.interrupt((int) step.a());
            case 4 -> {
                kernel.setRegister(p, Registers.RFLAGS, step.a() % 2 == 0 ? 0x202 : 2);
                kernel.prepareEntry(p);
                kernel.entryDone(p, 0);
            }
            default -> kernel.setRegister(p, Registers.SS_ATTRIBUTES, step.a() % 8 == 7 ? 0x60 : 0);
        }
    }

    @Provide
    Arbitrary<List<Step>> sequences() {
        Arbitrary<Integer> kinds = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(20, 0),
                net.jqwik.api.Tuple.of(2, 1),
                net.jqwik.api.Tuple.of(2, 2),
                net.jqwik.api.Tuple.of(1, 3),
                net.jqwik.api.Tuple.of(1, 4),
                net.jqwik.api.Tuple.of(1, 5));
        Arbitrary<Integer> partitions = Arbitraries.integers().between(0, 2);
        Arbitrary<Long> numbers = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.longs().between(4, 18)),
                net.jqwik.api.Tuple.of(1, Arbitraries.longs().between(-2, 22)));
        Arbitrary<Step> step = Combinators.combine(kinds, partitions, numbers, words(), words(), words())
                .as(Step::new);
        return step.list().ofSize(150);
    }

    private static Arbitrary<Long> words() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, Arbitraries.longs().between(0, 4)),
                net.jqwik.api.Tuple.of(
                        3, Arbitraries.of(0x10000L, 0x10008L, 0x10FF8L, 0x20000L, 0x28000L, 0x30000L, 0x31000L)),
                net.jqwik.api.Tuple.of(2, Arbitraries.of(8L, 16L, 24L, 32L, 4096L, 7L, 40L)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(-1L, 0x40000L, 0x50000L, 1L << 32, Long.MIN_VALUE, 1L << 54)));
    }
}
