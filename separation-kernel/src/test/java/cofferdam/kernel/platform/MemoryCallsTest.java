package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.Guests.word;
import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.Grant;
import org.junit.jupiter.api.Test;

/** Memory changes hands by machine code (G1-02, G1-03, G1-04, G1-05, G1-06, G1-07, G1-08, G1-09, G1-10, G1-11, G2-07, G6-03). */
class MemoryCallsTest {
    private static final int POOL = 0x40000;
    private static final int BORROWED = 0x70000;

    /** Region numbers: code 0, data 1, pool 2 of the first partition. */
    private static final int POOL_REGION = 2;

    private static TestSystem pair(Asm owner, Asm other, Grant.Mode... modes) {
        return new TestSystem()
                .partition("a", owner)
                .region("pool", POOL, 0x4000, "rw")
                .partition("b", other)
                .grant("a", "a/pool", "b", BORROWED, "rw", modes);
    }

    private static void noViolations(Machine machine) {
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
    }

    @Test
    void aLentFrameIsTheReceiversAlone() {
        Machine machine = pair(
                        new Asm()
                                .poke(POOL + 0x1000, 77)
                                .call(DATA, Abi.LEND, 0, 1, 0)
                                .call(DATA, Abi.YIELD, 0, 0, 0)
                                .load(POOL + 0x1000) // no longer there
                                .loop(),
                        new Asm().load(BORROWED + 0x1000).store(DATA).loop(),
                        Grant.Mode.LEND)
                .boot();
        machine.run(4);
        noViolations(machine);
        assertThat(machine.guestToHost(0, POOL + 0x1000)).isNegative();
        assertThat(word(machine, 1, DATA)).isEqualTo(77);
        machine.run(1);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
        noViolations(machine);
    }

    @Test
    void aSharedFrameIsReachedByBothAndOnlyThatFrame() {
        Machine machine = pair(
                        new Asm()
                                .call(DATA, Abi.SHARE, 0, 2, 0)
                                .poke(POOL + 0x2000, 5)
                                .loop(),
                        new Asm()
                                .load(BORROWED + 0x2000)
                                .store(DATA)
                                .poke(BORROWED + 0x2008, 6)
                                .load(BORROWED + 0x3000) // not shared
                                .loop(),
                        Grant.Mode.SHARE)
                .boot();
        machine.run(3);
        assertThat(word(machine, 1, DATA)).isZero();
        assertThat(machine.kernel().inspection().status(1)).isEqualTo(Abi.STOPPED);
        assertThat(word(machine, 0, POOL + 0x2000)).isEqualTo(5);
        assertThat(word(machine, 0, POOL + 0x2008)).isEqualTo(6);
        noViolations(machine);
    }

    @Test
    void aDonatedFrameBelongsToTheReceiver() {
        Machine machine = pair(
                        new Asm()
                                .poke(POOL, 9)
                                .call(DATA, Abi.DONATE, 0, 0, 0)
                                .call(DATA + 8, Abi.RECLAIM, 0, 0, 0)
                                .call(DATA + 16, Abi.MAP, POOL_REGION, 0, Abi.READ)
                                .loop(),
                        new Asm().load(BORROWED).store(DATA).loop(),
                        Grant.Mode.DONATE)
                .boot();
        machine.run(4);
        assertThat(word(machine, 0, DATA)).isEqualTo(Abi.OK);
        assertThat(word(machine, 0, DATA + 8)).isNegative();
        assertThat(word(machine, 0, DATA + 16)).isEqualTo(Abi.DENIED);
        assertThat(machine.guestToHost(0, POOL)).isNegative();
        assertThat(word(machine, 1, DATA)).isEqualTo(9);
        noViolations(machine);
    }

    @Test
    void anOwnerReclaimsOnlyWhatWasRelinquished() {
        Machine machine = pair(
                        new Asm()
                                .call(DATA, Abi.LEND, 0, 0, 0)
                                .call(DATA + 8, Abi.RECLAIM, 0, 0, 0)
                                .call(DATA + 16, Abi.YIELD, 0, 0, 0)
                                .call(DATA + 24, Abi.RECLAIM, 0, 0, 0)
                                .load(POOL)
                                .store(DATA + 32)
                                .loop(),
                        new Asm()
                                .poke(BORROWED, 31)
                                .call(DATA, Abi.RELINQUISH, 0, 0, 0)
                                .load(BORROWED) // no longer there
                                .loop(),
                        Grant.Mode.LEND)
                .boot();
        machine.run(6);
        assertThat(word(machine, 0, DATA)).isEqualTo(Abi.OK);
        assertThat(word(machine, 0, DATA + 8)).isEqualTo(Abi.BUSY);
        assertThat(word(machine, 0, DATA + 24)).isEqualTo(Abi.OK);
        assertThat(word(machine, 0, DATA + 32)).isEqualTo(31);
        assertThat(machine.kernel().inspection().status(1)).isEqualTo(Abi.STOPPED);
        noViolations(machine);
    }

    @Test
    void aGrantAllowsItsModesToItsOwnerAlone() {
        Machine machine = pair(
                        new Asm()
                                .call(DATA, Abi.SHARE, 0, 0, 0)
                                .call(DATA + 8, Abi.DONATE, 0, 0, 0)
                                .call(DATA + 16, Abi.LEND, 0, 4, 0)
                                .call(DATA + 24, Abi.LEND, 1, 0, 0)
                                .loop(),
                        new Asm()
                                .call(DATA, Abi.LEND, 0, 0, 0)
                                .call(DATA + 8, Abi.RELINQUISH, 0, 0, 0)
                                .loop(),
                        Grant.Mode.LEND)
                .boot();
        machine.run(4);
        for (int i = 0; i < 4; i++) {
            assertThat(word(machine, 0, DATA + 8 * i)).isNegative();
        }
        assertThat(word(machine, 1, DATA)).isNegative();
        assertThat(word(machine, 1, DATA + 8)).isNegative();
        noViolations(machine);
    }

    @Test
    void anUnmappedFrameIsGoneAtOnceAlsoFromTheTlb() {
        Machine machine = pair(
                        new Asm()
                                .load(POOL) // now in the TLB
                                .call(DATA, Abi.UNMAP, POOL_REGION, 0, 0)
                                .load(POOL)
                                .poke(DATA + 8, 1) // not reached
                                .loop(),
                        new Asm().loop(),
                        Grant.Mode.LEND)
                .boot();
        long reached = machine.guestToHost(0, DATA + 8);
        machine.run(1);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
        assertThat(machine.memory().read64(reached)).isZero();
        noViolations(machine);
    }

    @Test
    void mapGivesBackAnOwnFrameWithFewerRightsButNeverMore() {
        Machine machine = pair(
                        new Asm()
                                .call(DATA, Abi.UNMAP, POOL_REGION, 0, 0)
                                .call(DATA + 8, Abi.MAP, POOL_REGION, 0, Abi.READ)
                                .load(POOL)
                                .call(DATA + 16, Abi.UNMAP, POOL_REGION, 1, 0)
                                .call(DATA + 24, Abi.MAP, POOL_REGION, 1, Abi.READ | Abi.WRITE | Abi.EXECUTE)
                                .call(DATA + 32, Abi.MAP, POOL_REGION + 1, 0, Abi.READ)
                                .call(DATA + 40, Abi.MAP, POOL_REGION, 4, Abi.READ)
                                .poke(POOL, 1) // read-only now
                                .loop(),
                        new Asm().loop(),
                        Grant.Mode.LEND)
                .boot();
        long result = machine.guestToHost(0, DATA);
        long[] results = new long[6];
        machine.observer(new MachineObserver() {
            private int calls;

            @Override
            public void hypercall(int partition, long number, long a, long b, long c, long d, long value, long cycle) {
                results[calls++] = value;
            }
        });
        machine.run(1);
        assertThat(results[0]).isEqualTo(Abi.OK);
        assertThat(results[1]).isEqualTo(Abi.OK);
        assertThat(results[2]).isEqualTo(Abi.OK);
        assertThat(results[3]).isNegative();
        assertThat(results[4]).isEqualTo(Abi.DENIED);
        assertThat(results[5]).isNegative();
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
        assertThat(machine.memory().read64(result)).isZero();
        noViolations(machine);
    }

    @Test
    void aMemoryChannelIsOneWay() {
        Machine machine = new TestSystem()
                .partition("a", new Asm().poke(0x30000, 4711).loop())
                .partition(
                        "b",
                        new Asm().load(0x38000).store(DATA).poke(0x38000, 1).loop())
                .memoryChannel("a", "b", 4096, 0x30000, 0x38000)
                .boot();
        long seen = machine.guestToHost(1, DATA);
        machine.run(3);
        machine.observer(new MachineObserver() {});
        assertThat(machine.kernel().inspection().status(1)).isEqualTo(Abi.STOPPED);
        assertThat(word(machine, 0, 0x30000)).isEqualTo(4711);
        assertThat(machine.memory().read64(seen)).isZero();
        noViolations(machine);
    }

    @Test
    void aLargeLeafIsSplitWhenOneFrameUnderItIsPassedOn() {
        Machine machine = new TestSystem()
                .partition(
                        "a",
                        new Asm()
                                .poke(0x400000, 1)
                                .call(DATA, Abi.LEND, 0, 3, 0)
                                .poke(0x402000, 2)
                                .load(0x403000)
                                .loop())
                .region("pool", 0x400000, 0x200000, "rw")
                .partition("b", new Asm().loop())
                .grant("a", "a/pool", "b", 0x800000, "rw", Grant.Mode.LEND)
                .boot();
        long second = machine.guestToHost(0, 0x402000);
        machine.run(1);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
        assertThat(second % 0x200000).isEqualTo(0x2000);
        noViolations(machine);
    }

    /** G5-05. */
    @Test
    void aBorrowerThatIsStoppedHasGivenEverythingBack() {
        Machine machine = pair(
                        new Asm()
                                .call(DATA, Abi.LEND, 0, 0, 0)
                                .call(DATA + 8, Abi.YIELD, 0, 0, 0)
                                .call(DATA + 16, Abi.RECLAIM, 0, 0, 0)
                                .poke(POOL, 3)
                                .loop(),
                        new Asm().load(BORROWED).store(0x90000),
                        Grant.Mode.LEND)
                .boot();
        machine.run(6);
        assertThat(machine.kernel().inspection().status(1)).isEqualTo(Abi.STOPPED);
        assertThat(word(machine, 0, DATA + 16)).isEqualTo(Abi.OK);
        assertThat(word(machine, 0, POOL)).isEqualTo(3);
        noViolations(machine);
    }

    /** G3-04: whoever wants to pass a frame on takes it out of the device's reach first. */
    @Test
    void aFrameThatADeviceReachesIsNotPassedOn() {
        Machine machine = new TestSystem()
                .partition(
                        "a",
                        new Asm()
                                .call(DATA, Abi.LEND, 0, 0, 0)
                                .call(DATA + 8, Abi.DMA_UNMAP, 0, POOL_REGION, 0)
                                .call(DATA + 16, Abi.LEND, 0, 0, 0)
                                .call(DATA + 24, Abi.DMA_MAP, 0, POOL_REGION, 0)
                                .loop())
                .region("pool", POOL, 0x4000, "rw")
                .device("engine", Device.Kind.DMA_ENGINE, 0x40, "pool")
                .partition("b", new Asm().loop())
                .grant("a", "a/pool", "b", BORROWED, "rw", Grant.Mode.LEND)
                .boot();
        machine.run(1);
        assertThat(word(machine, 0, DATA)).isEqualTo(Abi.BUSY);
        assertThat(word(machine, 0, DATA + 8)).isEqualTo(Abi.OK);
        assertThat(word(machine, 0, DATA + 16)).isEqualTo(Abi.OK);
        assertThat(word(machine, 0, DATA + 24)).isNegative();
        noViolations(machine);
    }
}
