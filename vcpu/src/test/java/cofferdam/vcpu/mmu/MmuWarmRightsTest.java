package cofferdam.vcpu.mmu;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.memory.PhysicalBus;
import cofferdam.spec.x86.ControlBits;
import org.junit.jupiter.api.Test;

/** G11-04: every combination of rights: an entry in the TLB allows exactly what a new walk would allow. */
class MmuWarmRightsTest extends MmuFixture {
    private static final long[] EPT_RIGHTS = {1, 3, 4, 5, 7};
    private static final int[] PKRU = {0, 1 << 6, 1 << 7, 3 << 6, ~(3 << 6)};

    private long guestFlags(int code) {
        long flags = 1 | (code & 7) << 1 & 6 | (code & 4) << 4;
        return flags | ((code & 8) != 0 ? 1L << 63 : 0) | ((code & 16) != 0 ? 3L << 59 : 0);
    }

    private long[] controls(int code) {
        long cr4 = ((code & 2) != 0 ? ControlBits.CR4_SMEP : 0)
                | ((code & 4) != 0 ? ControlBits.CR4_SMAP : 0)
                | ((code & 8) != 0 ? ControlBits.CR4_PKE : 0);
        return new long[] {(code & 1) != 0 ? ControlBits.CR0_WP : 0, cr4};
    }

    private void set(Mmu which, int controls, int pkru) {
        long[] registers = controls(controls);
        which.setContext(registers[0], 0x4000, registers[1], ControlBits.EFER_NXE, pkru);
        which.setAc((controls & 16) != 0);
    }

    @Test
    void aWarmEntryAllowsWhatANewWalkWouldAllow() {
        Mmu cold = new Mmu(new PhysicalBus(memory), features);
        cold.setEptp(eptp);
        for (int guest = 0; guest < 32; guest++) {
            for (long ept : EPT_RIGHTS) {
                memory.write64(EPT_PTE + 8 * 16, EptEntry.toPage(0x10000, ept, 1));
                for (int filler = 0; filler < 3; filler++) {
                    probeAllControls(cold, 0x10000 | guestFlags(guest), filler);
                }
            }
        }
    }

    private void probeAllControls(Mmu cold, long entry, int filler) {
        for (int controls = 0; controls < 32; controls++) {
            int[] keys = (controls & 8) != 0 ? PKRU : new int[] {-1};
            for (int pkru : keys) {
                memory.write64(PTE, entry);
                mmu.invalidateAll();
                set(mmu, 1, 0);
                mmu.translate(LINEAR, filler, false);
                set(mmu, controls, pkru);
                set(cold, controls, pkru);
                for (int kind = 0; kind < 6; kind++) {
                    cold.invalidateAll();
                    long expected = cold.translate(LINEAR, kind % 3, kind >= 3);
                    assertThat(mmu.translate(LINEAR, kind % 3, kind >= 3)).isEqualTo(expected);
                }
            }
        }
    }
}
