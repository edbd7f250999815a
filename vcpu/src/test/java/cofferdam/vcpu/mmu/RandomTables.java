package cofferdam.vcpu.mmu;

import cofferdam.spec.ept.EptPointer;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.walk.PagingControls;
import cofferdam.spec.x86.ControlBits;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A random processor state with random guest and EPT tables, biased so that a good part of all accesses to
 * {@link #linear} succeeds and every kind of fault occurs.
 *
 * <p>Every guest table and the guest's page get a frame of the host, a random guest-physical address that suits it, and
 * an EPT path with a leaf of random size; entries then get random flags, and a few of them faults.
 */
final class RandomTables {
    static final int FRAMES = 1024;

    final PhysicalMemory memory = new PhysicalMemory(FRAMES * 4096L);
    final PagingFeatures features;
    final PagingControls controls;
    final long eptp;
    final long linear;

    private final Random random;
    private final ArrayDeque<Long> freeFrames = new ArrayDeque<>();
    private final int wildness;
    private final boolean second;
    private final int guestWidth;

    RandomTables(long seed) {
        random = new Random(seed);
        // One entry in so many gets a fault put in.
        wildness = random.nextBoolean() ? 400 : 40;
        second = !oneIn(8);
        int bits = new int[] {36, 40, 46, 52}[random.nextInt(4)];
        features = new PagingFeatures(bits, true, !oneIn(12), random.nextBoolean(), !oneIn(12), !oneIn(12), !oneIn(5));
        List<Long> frames = new ArrayList<>();
        for (long frame = 1; frame < FRAMES; frame++) {
            frames.add(frame << 12);
        }
        Collections.shuffle(frames, random);
        freeFrames.addAll(frames);
        eptp = second
                ? EptPointer.of(freeFrames.pop(), features.eptAccessedDirty() && random.nextBoolean())
                : Mmu.NO_EPT;
        guestWidth = Math.min(bits, 48);
        boolean fiveLevels = oneIn(3);
        int leafLevel = oneIn(3) ? 3 : oneIn(3) ? 2 : 1;
        long[] page = place();
        long inPage = page[0] & LinearAddress.span(leafLevel) - 1 | random.nextInt(4096);
        linear = canonical(random.nextLong() & -LinearAddress.span(leafLevel) | inPage, fiveLevels);
        long below = page[0] & -LinearAddress.span(leafLevel);
        for (int level = leafLevel; level <= (fiveLevels ? 5 : 4); level++) {
            long[] table = place();
            long entry = below | guestFlags(level, level == leafLevel);
            memory.write64(table[1] + 8L * LinearAddress.index(linear, level), entry);
            below = table[0];
        }
        controls = new PagingControls(
                bit(ControlBits.CR0_WP, 2),
                below | random.nextInt(4096),
                (fiveLevels ? ControlBits.CR4_LA57 : 0)
                        | bit(ControlBits.CR4_PGE, 2)
                        | bit(ControlBits.CR4_SMEP, 3)
                        | bit(ControlBits.CR4_SMAP, 3)
                        | bit(ControlBits.CR4_PKE, 3),
                oneIn(6) ? 0 : ControlBits.EFER_NXE,
                random.nextBoolean() ? 0 : random.nextInt(),
                random.nextBoolean());
        if (wild()) {
            corrupt();
        }
    }

    Random random() {
        return random;
    }

    /** The same state with other rights-related control bits; nothing that needs a flush. */
    PagingControls otherControls() {
        long rights = ControlBits.CR4_SMEP | ControlBits.CR4_SMAP | ControlBits.CR4_PKE;
        return new PagingControls(
                bit(ControlBits.CR0_WP, 2),
                controls.cr3(),
                controls.cr4() & ~rights | random.nextLong() & rights,
                controls.efer(),
                random.nextBoolean() ? 0 : random.nextInt(),
                random.nextBoolean());
    }

    /** A host frame and the guest-physical address that EPT leads to it: {guest, host}. */
    private long[] place() {
        long host = freeFrames.pop();
        if (!second) {
            return new long[] {host, host};
        }
        int leafLevel = oneIn(4) ? 2 : oneIn(4) ? 3 : 1;
        long span = LinearAddress.span(leafLevel);
        long high = oneIn(3) ? random.nextLong() : random.nextLong() & 0x3_ffff_ffffL;
        long guest = (high & -span | host & span - 1) & (1L << guestWidth) - 1;
        long table = EptPointer.root(eptp);
        for (int level = 4; level > leafLevel; level--) {
            long at = table + 8L * LinearAddress.index(guest, level);
            long entry = memory.read64(at);
            if ((entry & 7) == 0) {
                entry = freeFrames.pop() | eptFlags(level, false);
                memory.write64(at, entry);
            }
            // A path that meets a page of another one leads who knows where; the walk will tell.
            if (level <= 3 && (entry & 0x80) != 0) {
                return new long[] {guest, host};
            }
            table = entry & 0x3f_f000L;
        }
        memory.write64(table + 8L * LinearAddress.index(guest, leafLevel), host & -span | eptFlags(leafLevel, true));
        return new long[] {guest, host};
    }

    private long guestFlags(int level, boolean leaf) {
        long flags = 7 | random.nextInt(1 << 12) & 0xf78 | random.nextLong() & 0x7ff0_0000_0000_0000L;
        if (leaf && level > 1) {
            flags |= 0x80;
        } else if (leaf) {
            flags |= random.nextInt(2) << 7;
        }
        if (wildness < 100 || oneIn(4)) {
            flags &= ~(random.nextInt(8) & random.nextInt(8) & random.nextInt(8) & 6);
            flags |= oneIn(12) ? 1L << 63 : 0;
        }
        if (wild()) {
            flags ^= 1;
        }
        if (wild()) {
            flags ^= 1L << random.nextInt(64);
        }
        return flags;
    }

    private long eptFlags(int level, boolean leaf) {
        long flags = 7 | random.nextInt(16) << 8 | (random.nextLong() & 0xfff0L) << 48;
        if (leaf) {
            flags |= 6 << 3 | random.nextInt(2) << 6 | (level > 1 ? 0x80 : random.nextInt(2) << 7);
        }
        if (oneIn(wildness / 3)) {
            flags = flags & ~7 | new int[] {0, 1, 3, 4, 5}[random.nextInt(5)];
        }
        if (oneIn(2 * wildness)) {
            flags = flags & ~7 | random.nextInt(8);
        }
        if (oneIn(2 * wildness)) {
            flags ^= 1L << random.nextInt(64);
        }
        if (leaf && oneIn(2 * wildness)) {
            flags ^= (long) random.nextInt(8) << 3;
        }
        return flags;
    }

    /** Lets one used frame be another one, or overwrites one with noise. */
    private void corrupt() {
        int from = 1 + random.nextInt(FRAMES - 1);
        for (int frame = 1; frame < FRAMES; frame++) {
            if (!memory.isZero(frame) && oneIn(10)) {
                if (random.nextBoolean()) {
                    memory.copyFrame(from, frame);
                } else {
                    memory.write64(frame * 4096L + 8 * random.nextInt(512), random.nextLong());
                }
                from = frame;
            }
        }
    }

    private static long canonical(long address, boolean fiveLevels) {
        int unused = fiveLevels ? 7 : 16;
        return address << unused >> unused;
    }

    private long bit(long bit, int oneIn) {
        return oneIn(oneIn) ? bit : 0;
    }

    private boolean wild() {
        return oneIn(wildness);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}
