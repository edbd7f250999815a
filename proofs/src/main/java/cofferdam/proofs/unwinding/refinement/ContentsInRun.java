package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.Contents;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Contents of frames as the specification leaves them in one step of a running machine: over physical memory, which machine
 * code and devices change between steps, lies what the specification has written since {@link #clear}.
 */
final class ContentsInRun implements Contents {
    private final Machine machine;
    private final FoundKernel found;
    private final Supplier<Machine> boot;
    private final Map<Long, Long> written = new HashMap<>();
    private Machine pristine;

    /** @param boot boots the same system once more; asked when a frame is first filled as at boot */
    ContentsInRun(Machine machine, FoundKernel found, Supplier<Machine> boot) {
        this.machine = machine;
        this.found = found;
        this.boot = boot;
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
        for (int i = 0; i < Bounds.PAGE_WORDS; i++) {
            write(frame, i, 0);
        }
    }

    @Override
    public void fill(int frame) {
        if (pristine == null) {
            pristine = boot.get();
        }
        for (int i = 0; i < Bounds.PAGE_WORDS; i++) {
            write(frame, i, pristine.memory().read64(address(frame, i)));
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
