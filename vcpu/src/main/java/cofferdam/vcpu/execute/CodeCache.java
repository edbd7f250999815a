package cofferdam.vcpu.execute;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.vcpu.decode.CodeSource;
import cofferdam.vcpu.decode.Decoder;
import cofferdam.vcpu.decode.Instruction;
import cofferdam.vcpu.mmu.Mmu;
import java.util.Arrays;

/**
 * Fetches and decodes instructions, remembering decoded ones by host-physical address.
 *
 * <p>A remembered instruction is used only if the bytes in memory are still the ones it was decoded from, so code
 * changed by any store, of this processor, another one or a device, is seen at once. An instruction within 16 bytes of
 * the end of its page, or in device registers, is decoded anew each time.
 */
final class CodeCache implements CodeSource {
    private static final int ENTRIES = 1 << 14;
    private static final int PAGE = 4096;
    private static final int OFFSET = PAGE - 1;

    /** From this page offset on, sixteen bytes do not lie in the page. */
    private static final int LAST_WHOLE = PAGE - 16;

    private final Core core;
    private final Mmu mmu;
    private final PhysicalMemory ram;
    private final Decoder decoder;
    private final Instruction[] entries = new Instruction[ENTRIES];

    /** Stands in all unused entries, too: its address matches nothing. */
    private final Instruction uncached = new Instruction();

    private long page = -1;
    private long frame;
    private boolean plain;
    private long epoch;
    private long fetchEpoch = -1;
    private long fetching;

    CodeCache(Core core, OpcodeMap map) {
        this.core = core;
        this.mmu = core.mmu;
        this.ram = core.bus.memory();
        this.decoder =
                new Decoder(map.one, map.two, map.three, core::undefined, core::unimplemented, core::tooLong, this);
        Arrays.fill(entries, uncached);
    }

    /** The instruction at a linear address; raises the faults of fetching it. */
    Instruction at(long rip) {
        int offset = (int) rip & OFFSET;
        if (rip - offset != page || mmu.epoch() != epoch || core.fetchEpoch != fetchEpoch) {
            enterPage(rip);
        }
        if (offset > LAST_WHOLE || !plain) {
            return nearPageEnd(rip, offset);
        }
        long physical = frame | offset;
        Instruction i = entries[slot(physical)];
        long raw0 = ram.read64(physical);
        if (i.physical == physical && (raw0 & i.mask0) == i.raw0) {
            if (i.mask1 == 0 || (ram.read64(physical + 8) & i.mask1) == i.raw1) {
                return i;
            }
        }
        return decode(physical, raw0, ram.read64(physical + 8));
    }

    private static int slot(long physical) {
        return (int) (physical ^ physical >>> 14) & ENTRIES - 1;
    }

    private void enterPage(long rip) {
        page = -1;
        if (!core.canonical(rip)) {
            throw core.generalProtection();
        }
        long physical = translate(rip);
        frame = physical & ~OFFSET;
        plain = core.bus.isMemory(frame, PAGE);
        epoch = mmu.epoch();
        fetchEpoch = core.fetchEpoch;
        page = rip & ~OFFSET;
    }

    private long translate(long rip) {
        long physical = mmu.translate(rip, Mmu.FETCH, core.cpl == 3);
        if (physical < 0) {
            throw core.refused(rip);
        }
        return physical;
    }

    private Instruction decode(long physical, long raw0, long raw1) {
        int slot = slot(physical);
        Instruction i = entries[slot] == uncached ? new Instruction() : entries[slot];
        entries[slot] = i;
        byte[] window = decoder.window();
        for (int n = 0; n < 8; n++) {
            window[n] = (byte) (raw0 >>> 8 * n);
            window[n + 8] = (byte) (raw1 >>> 8 * n);
        }
        decoder.decode(i, Decoder.MAX_LENGTH);
        i.mask0 = i.length >= 8 ? -1 : (1L << 8 * i.length) - 1;
        i.mask1 = i.length <= 8 ? 0 : (1L << 8 * (i.length - 8)) - 1;
        i.raw0 = raw0 & i.mask0;
        i.raw1 = raw1 & i.mask1;
        i.physical = physical;
        return i;
    }

    private Instruction nearPageEnd(long rip, int offset) {
        fetching = rip;
        int have = Math.min(Decoder.MAX_LENGTH, PAGE - offset);
        for (int n = 0; n < have; n++) {
            decoder.window()[n] = (byte) core.bus.read(frame | offset + n, 1);
        }
        decoder.decode(uncached, have);
        return uncached;
    }

    /** Fetches the bytes on the next page: the window ends at a page's end whenever the decoder asks. */
    @Override
    public int more(byte[] window, int have) {
        long next = fetching + have;
        if (!core.canonical(next)) {
            throw core.generalProtection();
        }
        long physical = translate(next);
        for (int n = have; n < Decoder.MAX_LENGTH; n++) {
            window[n] = (byte) core.bus.read(physical + n - have, 1);
        }
        return Decoder.MAX_LENGTH;
    }
}
