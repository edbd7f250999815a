package cofferdam.kernel.platform;

import cofferdam.kernel.tables.Declaration;
import cofferdam.kernel.tables.Run;
import cofferdam.kernel.tables.TableReading;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The memory a partition reaches, from a walk of its real EPT. */
final class ViewMemory {
    private static final int PAGE = PhysicalMemory.FRAME_BYTES;

    private final Machine machine;
    private final int partition;
    private final List<Run> runs;

    ViewMemory(Machine machine, int partition) {
        this.machine = machine;
        this.partition = partition;
        runs = TableReading.ofEpt(
                        machine.memory(),
                        machine.pagingFeatures(),
                        machine.kernel().eptPointer(partition))
                .runs();
    }

    /** What is reached, registers of devices included. */
    List<Run> runs() {
        return runs;
    }

    /**
     * The pages of memory, either those that others may know of by declaration (channels, regions under a grant) or the
     * rest. A page that should not be reached at all belongs to the rest.
     */
    List<Run> pages(boolean shared) {
        List<Run> pages = new ArrayList<>();
        Declaration declaration = machine.declaration();
        for (Run run : runs) {
            for (long at = run.at(); at < run.end(); ) {
                long physical = run.physical() + (at - run.at());
                Declaration.Stretch stretch = declaration.stretchAt(physical);
                long length = stretch == null ? PAGE : Math.min(run.end() - at, stretch.end() - physical);
                if (machine.memory().covers(physical, length)
                        && run.memoryType() == Run.WRITE_BACK
                        && isShared(stretch) == shared) {
                    pages.add(run.part(at, length));
                }
                at += length;
            }
        }
        return pages;
    }

    /** A hash over addresses, rights and content of some pages. */
    long hash(List<Run> pages) {
        long hash = pages.size();
        PhysicalMemory memory = machine.memory();
        for (Run run : pages) {
            hash = Hash.mix(hash, run.at(), run.rights());
            for (long physical = run.physical(); physical < run.physicalEnd(); physical += PAGE) {
                if (memory.isZero((int) (physical >>> PhysicalMemory.FRAME_SHIFT))) {
                    hash = Hash.mix(hash, -1, -1);
                } else {
                    for (int i = 0; i < PAGE; i += 8) {
                        hash = Hash.mix(hash, i, memory.read64(physical + i));
                    }
                }
            }
        }
        return hash;
    }

    /** Guest-physical address of the first byte of which two partitions' pages differ, or -1. */
    static long firstDifference(ViewMemory a, List<Run> pagesA, ViewMemory b, List<Run> pagesB) {
        int last = Math.min(pagesA.size(), pagesB.size());
        for (int i = 0; i < last; i++) {
            Run runA = pagesA.get(i);
            Run runB = pagesB.get(i);
            if (runA.at() != runB.at()) {
                return Math.min(runA.at(), runB.at());
            }
            long length = Math.min(runA.bytes(), runB.bytes());
            for (long done = 0; done < length; done += PAGE) {
                long offset = differingOffset(a, runA.physical() + done, b, runB.physical() + done);
                if (offset >= 0) {
                    return runA.at() + done + offset;
                }
            }
            if (runA.bytes() != runB.bytes()) {
                return runA.at() + length;
            }
        }
        if (pagesA.size() == pagesB.size()) {
            return -1;
        }
        return (pagesA.size() > last ? pagesA : pagesB).get(last).at();
    }

    /** The byte at a guest-physical address in words. */
    String byteAt(long guestPhysical) {
        long host = machine.guestToHost(partition, guestPhysical);
        return host < 0
                ? "not mapped"
                : "0x" + Integer.toHexString(machine.memory().read8(host));
    }

    private static long differingOffset(ViewMemory a, long physicalA, ViewMemory b, long physicalB) {
        PhysicalMemory memoryA = a.machine.memory();
        PhysicalMemory memoryB = b.machine.memory();
        if (physicalA == physicalB && memoryA.sameFrame(memoryB, (int) (physicalA >>> PhysicalMemory.FRAME_SHIFT))) {
            return -1;
        }
        return Arrays.mismatch(memoryA.dump(physicalA, PAGE), memoryB.dump(physicalB, PAGE));
    }

    private boolean isShared(Declaration.Stretch stretch) {
        if (stretch == null) {
            return false;
        }
        SystemDescription description = machine.description();
        if (stretch.use() == Declaration.Use.CHANNEL) {
            String self = description.partitions().get(partition).name();
            var channel = description.channels().get(stretch.index());
            return channel.from().equals(self) || channel.to().equals(self);
        }
        if (stretch.use() != Declaration.Use.REGION) {
            return false;
        }
        String self = description.partitions().get(partition).name();
        for (Grant grant : description.grants()) {
            if (grant.region().equals(stretch.name())
                    && (grant.from().equals(self) || grant.to().equals(self))) {
                return true;
            }
        }
        return false;
    }
}
