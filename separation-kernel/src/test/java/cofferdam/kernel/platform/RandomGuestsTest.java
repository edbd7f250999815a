package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.iommu.device.DmaEngine;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Partition.Action;
import cofferdam.spec.system.Partition.Fault;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Whatever partitions call and wherever they reach, each reaches only what it may, tables and ledger agree, and no
 * translation is stale (G1-01, G1-02, G1-03, G1-04, G1-05, G1-06, G1-07, G1-08, G1-09, G1-10, G1-11, G1-12, G1-13, G3-03, G3-04, G3-05, G6-03, G9-01, G9-05).
 */
class RandomGuestsTest {
    private static final int POOL = 0x40000;
    private static final int BORROWED = 0x70000;
    private static final int REGISTERS = 0x60000;
    private static final long COPY = 2 << 1 | 1;

    /** One thing a guest does: a hypercall, a copy by the DMA engine, or a touch of a page of the pool or of what it may have borrowed. */
    record Step(int call, long a, long b, long c) {
        void append(Asm code) {
            if (call >= 0) {
                code.call(DATA, call, a, b, c);
            } else if (call == -1) {
                code.load((b % 2 == 0 ? POOL : BORROWED) + (int) (a & 3) * 4096);
            } else if (call == -3) {
                code.poke(REGISTERS + DmaEngine.SOURCE, POOL + (a & 3) * 4096)
                        .poke(REGISTERS + DmaEngine.DESTINATION, POOL + (b & 3) * 4096)
                        .poke(REGISTERS + DmaEngine.LENGTH, 64 | COPY << 32)
                        .call(DATA, Abi.YIELD, 0, 0, 0);
            } else {
                code.increment((b % 2 == 0 ? POOL : BORROWED) + (int) (a & 3) * 4096);
            }
        }
    }

    @Provide
    Arbitrary<Step> steps() {
        Arbitrary<Integer> calls = Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Arbitraries.of(
                                Abi.MAP,
                                Abi.UNMAP,
                                Abi.DMA_MAP,
                                Abi.DMA_UNMAP,
                                Abi.LEND,
                                Abi.SHARE,
                                Abi.DONATE,
                                Abi.RELINQUISH,
                                Abi.RECLAIM)),
                Tuple.of(3, Arbitraries.integers().between(-3, -1)),
                Tuple.of(1, Arbitraries.integers().between(13, Abi.HYPERCALLS)),
                Tuple.of(2, Arbitraries.just(Abi.YIELD)));
        Arbitrary<Long> small = Arbitraries.longs().between(0, 3);
        Arbitrary<Long> argument = Arbitraries.frequencyOf(
                Tuple.of(20, small), Tuple.of(2, Arbitraries.longs().between(4, 9)), Tuple.of(1, Arbitraries.longs()));
        return Combinators.combine(calls, argument, argument, argument).as(Step::new);
    }

    private static Asm guest(List<Step> steps) {
        Asm code = new Asm();
        for (Step step : steps) {
            step.append(code);
        }
        return code.loop();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void nothingIsReachedWithoutLeave(
            @ForAll @Size(min = 1, max = 40) List<@From("steps") Step> first,
            @ForAll @Size(min = 1, max = 40) List<@From("steps") Step> second) {
        Machine machine = new TestSystem()
                .tick(40)
                .partition("a", guest(first))
                .region("pool", POOL, 0x4000, "rw")
                .device("engine", Device.Kind.DMA_ENGINE, 0x40, "pool")
                .fault(Fault.EPT_VIOLATION, Action.RESTART, 3)
                .partition("b", guest(second))
                .region("pool", POOL, 0x4000, "rwx")
                .fault(Fault.EPT_VIOLATION, Action.RESTART, 1)
                .grant("a", "a/pool", "b", BORROWED, "rw", Grant.Mode.values())
                .grant("b", "b/pool", "a", BORROWED, "r", Grant.Mode.LEND, Grant.Mode.SHARE)
                .queue("a", "b", 64, 2, false)
                .boot();
        machine.observer(new MachineObserver() {
            @Override
            public void handled(int processor, int partition, int reason, long cycle) {
                assertThat(ReachabilityAudit.check(machine)).isEmpty();
            }
        });
        machine.run(24);
    }
}
