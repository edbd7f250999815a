package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.Contents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Contents of frames as the specification leaves them in one step of a running machine: over physical memory, which machine
 * code and devices change between steps, lies what the specification has written since {@link #clear}.
 */
final class ContentsInRun implements Contents {
    private final Machine machine;
    private final FoundKernel found;
    /** Words at boot of the frames that were not empty. */
    private final Map<Integer, long[]> atBoot = new HashMap<>();

    private final Map<Long, Long> written = new HashMap<>();

    ContentsInRun(Machine machine, FoundKernel found, int frames) {
        this.machine = machine;
        this.found = found;
        for (int f = 0; f < frames; f++) {
            if (!machine.memory().isZero((int) (found.address(f) >>> 12))) {
                long[] words = new long[Bounds.PAGE_WORDS];
                for (int i = 0; i < words.length; i++) {
                    words[i] = found.word(f, i);
                }
                atBoot.put(f, words);
            }
        }
    }

    void clear() {
        written.clear();
    }

    @Override
    public long word(int frame, int index) {
        Long word = written.get(address(frame, index));
        return word != null ? word : found.word(frame, index);
    }

    @Override
    public void write(int frame, int index, long word) {
        written.put(address(frame, index), word);
    }

    @Override
    public void scrub(int frame) {
        whole(frame, new long[Bounds.PAGE_WORDS]);
    }

    @Override
    public void fill(int frame) {
        whole(frame, atBoot.getOrDefault(frame, new long[Bounds.PAGE_WORDS]));
    }

    private void whole(int frame, long[] words) {
        for (int i = 0; i < words.length; i++) {
            write(frame, i, words[i]);
        }
    }

    private long address(int frame, int index) {
        return found.address(frame) + 8L * index;
    }

    /** Where memory holds something else than the specification has written, in words; null if nowhere. */
    String difference() {
        long[] addresses = written.keySet().stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(addresses);
        for (long at : addresses) {
            long now = machine.memory().read64(at);
            if (now != written.get(at)) {
                return "at host-physical 0x" + Long.toHexString(at) + " is 0x" + Long.toHexString(now) + ", not 0x"
                        + Long.toHexString(written.get(at));
            }
        }
        return null;
    }
}
