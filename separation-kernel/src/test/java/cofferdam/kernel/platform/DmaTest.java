package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.Guests.word;
import static cofferdam.kernel.testing.TestSystem.CODE;
import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.iommu.device.DmaEngine;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.readback.ReachabilityAudit;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.BrokenOnPurpose;
import cofferdam.kernel.testing.TestSystem;
import cofferdam.spec.system.Device;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices reach memory and interrupt partitions only as declared (G3-01, G3-02, G3-03, G3-04, G3-05, G3-06, G3-07). */
class DmaTest {
    private static final int REGISTERS = 0x60000;
    private static final int WINDOW = 0x40000;
    private static final int COPY_WITH_INTERRUPT = 2 << 1 | 1 << 3 | 1;

    /** {@code mov eax, value; mov [abs32], eax} for LENGTH and COMMAND. */
    private static Asm start(Asm code, int source, int destination, int length) {
        return code.poke(REGISTERS + DmaEngine.SOURCE, source)
                .poke(REGISTERS + DmaEngine.DESTINATION, destination)
                .rax(length | (long) COPY_WITH_INTERRUPT << 32)
                .store(REGISTERS + DmaEngine.LENGTH);
    }

    private static TestSystem system(Asm code) {
        return new TestSystem()
                .partition("a", code)
                .region("window", WINDOW, 0x2000, "rw")
                .device("engine", Device.Kind.DMA_ENGINE, 0x40, "window")
                .partition("b", new Asm().loop());
    }

    private static List<String> accesses(Machine machine) {
        List<String> accesses = new ArrayList<>();
        machine.observer(new MachineObserver() {
            @Override
            public void dma(int device, long address, long hostPhysical, int bytes, boolean write, long tick) {
                accesses.add((write ? "write " : "read ")
                        + Long.toHexString(address)
                        + (hostPhysical < 0 ? " blocked" : ""));
            }
        });
        return accesses;
    }

    @Test
    void aDeviceCopiesInsideItsWindow() {
        Machine machine = system(start(new Asm().poke(WINDOW, 0xabcdef), WINDOW, WINDOW + 0x1000, 64)
                        .loop())
                .boot();
        List<String> accesses = accesses(machine);
        machine.run(3);
        assertThat(word(machine, 0, WINDOW + 0x1000)).isEqualTo(0xabcdef);
        assertThat(accesses).containsExactly("read 40000", "write 41000");
    }

    @ParameterizedTest
    @ValueSource(ints = {DATA, CODE, 0x100000, 0x42000, 0x3f000, 0})
    void aDeviceReachesNothingElse(int destination) {
        Machine machine = system(start(new Asm().poke(WINDOW, -1), WINDOW, destination, 64)
                        .loop())
                .boot();
        List<String> accesses = accesses(machine);
        machine.run(3);
        assertThat(accesses).containsExactly("read 40000", "write " + Integer.toHexString(destination) + " blocked");
        // FSTS.PPF: a primary fault is pending.
        assertThat(machine.iommu().orElseThrow().readRegister(0x34, 4) & 2).isEqualTo(2);
    }

    @Test
    void aDeviceOfNobodyIsBlocked() {
        Machine machine = new TestSystem()
                .partition("a", new Asm().loop())
                .unassignedDevice("engine", Device.Kind.DMA_ENGINE)
                .boot();
        List<String> accesses = accesses(machine);
        long code = machine.guestToHost(0, CODE);
        machine.bus().write(0xfe000000L + DmaEngine.SOURCE, 8, code);
        machine.bus().write(0xfe000000L + DmaEngine.DESTINATION, 8, code + 64);
        machine.bus().write(0xfe000000L + DmaEngine.LENGTH, 4, 64);
        machine.bus().write(0xfe000000L + DmaEngine.COMMAND, 4, COPY_WITH_INTERRUPT);
        machine.run(2);
        assertThat(accesses).containsExactly("read " + Long.toHexString(code) + " blocked");
    }

    @Test
    void aDevicesInterruptArrivesOnTheDeclaredVectorOnceItIsAccepted() {
        Asm code = new Asm().interruptGate(DATA + 0x800, 0x40, CODE + 0x300);
        start(code, WINDOW, WINDOW + 0x1000, 8);
        code.call(DATA + 0x20, Abi.YIELD, 0, 0, 0) // the interrupt comes, but RFLAGS.IF is 0
                .load(DATA + 0x10)
                .store(DATA + 0x18)
                .sti()
                .loop();
        code.padTo(0x300).increment(DATA + 0x10).iretq();
        Machine machine = system(code).boot();
        machine.run(12);
        assertThat(word(machine, 0, DATA + 0x10)).isEqualTo(1);
        assertThat(word(machine, 0, DATA + 0x18)).isZero();
    }

    @Test
    void anInterruptWakesAHaltedPartition() {
        Asm code = new Asm().interruptGate(DATA + 0x800, 0x40, CODE + 0x300);
        start(code, WINDOW, WINDOW + 0x1000, 8);
        code.sti().hlt().poke(DATA + 0x18, 1).loop();
        code.padTo(0x300).increment(DATA + 0x10).iretq();
        Machine machine = system(code).boot();
        machine.run(12);
        assertThat(word(machine, 0, DATA + 0x10)).isEqualTo(1);
        assertThat(word(machine, 0, DATA + 0x18)).isEqualTo(1);
    }

    @Test
    void dmaUnmapTakesEffectAtOnceAndDmaMapNeedsOwnership() {
        Asm code = start(new Asm().poke(WINDOW, 1), WINDOW, WINDOW + 0x1000, 8)
                .call(DATA, Abi.YIELD, 0, 0, 0) // the engine copies: the IOTLB knows both pages
                .call(DATA, Abi.DMA_UNMAP, 0, 2, 1)
                .call(DATA + 8, Abi.DMA_MAP, 0, 1, 0) // data is no window of the engine
                .call(DATA + 16, Abi.DMA_MAP, 0, 4, 0) // another partition's region
                .call(DATA + 24, Abi.DMA_MAP, 1, 2, 0) // no such device
                .poke(WINDOW, 2);
        start(code, WINDOW, WINDOW + 0x1000, 8).loop();
        Machine machine = system(code).boot();
        List<String> accesses = accesses(machine);
        machine.run(8);
        assertThat(word(machine, 0, DATA)).isEqualTo(Abi.OK);
        assertThat(accesses).containsExactly("read 40000", "write 41000", "read 40000", "write 41000 blocked");
        assertThat(word(machine, 0, WINDOW + 0x1000)).isEqualTo(1);
        for (int i = 1; i < 4; i++) {
            assertThat(word(machine, 0, DATA + 8 * i)).isNegative();
        }
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
    }

    @Test
    void theDeviceOfAStoppedPartitionReachesNothing() {
        Machine machine = system(start(new Asm().poke(WINDOW, 1), WINDOW, WINDOW + 0x1000, 4096)
                        .store(0x90000))
                .boot();
        machine.run(1);
        assertThat(machine.kernel().inspection().status(0)).isEqualTo(Abi.STOPPED);
        List<String> accesses = accesses(machine);
        machine.run(20);
        assertThat(accesses).allMatch(a -> a.endsWith("blocked"));
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
    }

    /** Host-physical address of the context entry of a device on bus 0. */
    private static long contextEntry(Machine machine, int device) {
        long root = machine.iommu().orElseThrow().readRegister(0x20, 8) & -4096;
        long contexts = machine.memory().read64(root) & -4096;
        return contexts + 16L * (machine.device(device).requesterId() & 0xff);
    }

    private static Machine running() {
        Machine machine =
                system(start(new Asm(), WINDOW, WINDOW + 0x1000, 64).loop()).boot();
        machine.run(3);
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
        return machine;
    }

    @Test
    @BrokenOnPurpose("a context entry is changed behind the back of the kernel")
    void aStaleContextEntryIsFound() {
        Machine machine = running();
        machine.memory().write64(contextEntry(machine, 0), 0);
        assertThat(ReachabilityAudit.check(machine)).anySatisfy(d -> assertThat(d.sentence())
                .contains("the context cache still puts device engine into domain 1"));
    }

    @Test
    @BrokenOnPurpose("a context entry is changed behind the back of the kernel")
    void aStaleContextEntryWithOtherTablesIsFound() {
        Machine machine = running();
        long entry = contextEntry(machine, 0);
        long tables = machine.memory().read64(entry) & -4096;
        // An empty table elsewhere in kernel memory, under the same domain id.
        long other = machine.description().platform().kernel().base()
                + machine.description().platform().kernel().size()
                - 4096;
        machine.memory().write64(entry, other | 1);
        assertThat(ReachabilityAudit.check(machine)).anySatisfy(d -> assertThat(d.sentence())
                .contains("into domain 1 with the tables at 0x" + Long.toHexString(tables)));
    }

    @Test
    @BrokenOnPurpose("a context entry is changed behind the back of the kernel")
    void twoDevicesWithOneDomainIdAndTwoSetsOfTablesAreFound() {
        Machine machine = new TestSystem()
                .partition("a", new Asm().loop())
                .region("window", WINDOW, 0x2000, "rw")
                .device("engine", Device.Kind.DMA_ENGINE, 0x40, "window")
                .partition("b", new Asm().loop())
                .region("window", WINDOW, 0x2000, "rw")
                .device("other", Device.Kind.DMA_ENGINE, 0x40, "window")
                .boot();
        assertThat(ReachabilityAudit.check(machine)).isEmpty();
        long high = machine.memory().read64(contextEntry(machine, 0) + 8);
        machine.memory().write64(contextEntry(machine, 1) + 8, high);
        assertThat(ReachabilityAudit.check(machine)).anySatisfy(d -> assertThat(d.sentence())
                .startsWith("device other has the domain id 1 of device engine but other tables"));
    }
}
