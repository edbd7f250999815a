package cofferdam.kernel.core;

import cofferdam.spec.memory.PhysicalMemory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Memory without a machine around it; remembers what the kernel asked for, in order. */
final class TestPlatform implements Platform {
    final PhysicalMemory memory = new PhysicalMemory(0x4000_0000L * 3);
    final List<String> log = new ArrayList<>();
    final Set<Long> writtenFrames = new LinkedHashSet<>();
    final Set<Long> scrubbedFrames = new LinkedHashSet<>();

    @Override
    public long read(long physical) {
        requireWord(physical);
        return memory.read64(physical);
    }

    @Override
    public void write(long physical, long word) {
        requireWord(physical);
        writtenFrames.add(physical & -4096L);
        log.add("write");
        memory.write64(physical, word);
    }

    @Override
    public void scrubFrame(long physical) {
        requireFrame(physical);
        scrubbedFrames.add(physical);
        log.add("scrub " + Long.toHexString(physical));
        memory.scrubFrame((int) (physical >>> 12));
    }

    @Override
    public void copyFrame(long from, long to) {
        requireFrame(from);
        requireFrame(to);
        writtenFrames.add(to);
        log.add("copy " + Long.toHexString(from) + " " + Long.toHexString(to));
        memory.copyFrame((int) (from >>> 12), (int) (to >>> 12));
    }

    @Override
    public void flushTlb(int partition) {
        log.add("flushTlb " + partition);
    }

    @Override
    public void flushIotlb(int domain) {
        log.add("flushIotlb " + domain);
    }

    @Override
    public void flushContextCache() {
        log.add("flushContextCache");
    }

    @Override
    public void resetDevice(int device) {
        log.add("reset " + device);
    }

    void forget() {
        log.clear();
        writtenFrames.clear();
        scrubbedFrames.clear();
    }

    private static void requireWord(long physical) {
        if (physical < 0 || physical % 8 != 0) {
            throw new IllegalStateException("word at 0x" + Long.toHexString(physical));
        }
    }

    private static void requireFrame(long physical) {
        if (physical < 0 || physical % 4096 != 0) {
            throw new IllegalStateException("frame at 0x" + Long.toHexString(physical));
        }
    }
}
