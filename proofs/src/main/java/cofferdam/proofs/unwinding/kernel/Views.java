package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.core.Registers;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.Grant;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.List;

/** What each domain can observe in the current state, read from tables, memory and kernel. Requirement G2-01. */
final class Views {
    private static final int VECTORS = 256;

    private final KernelSystem system;
    private final Kernel kernel;
    private final Inspection inspection;
    private final int partitions;
    private final int[] frames;
    private final LiveArray position;
    private final LiveArray left;
    private final LiveArray elapsed;
    private final LiveArray start;
    /** By partition: queues of which it is told how full they are. */
    private final List<List<Integer>> acknowledged = new ArrayList<>();
    /** By partition: to whom it may pass frames on. */
    private final List<List<Integer>> receivers = new ArrayList<>();
    /** By partition: the devices it has. */
    private final List<List<Integer>> devices = new ArrayList<>();

    private final Bytes bytes = new Bytes();

    Views(KernelSystem system, CoreState core) {
        this.system = system;
        kernel = system.kernel();
        inspection = kernel.inspection();
        partitions = system.model().partitions();
        frames = system.model().used(inspection);
        position = core.array("Schedule.position");
        left = core.array("Schedule.left");
        elapsed = core.array("Schedule.elapsed");
        start = core.array("Contexts.start");
        SystemDescription description = system.model().description();
        for (Partition partition : description.partitions()) {
            acknowledged.add(description.queuingPorts().stream()
                    .filter(q -> q.acknowledged() && q.from().equals(partition.name()))
                    .map(Channel.Queuing::id)
                    .toList());
            receivers.add(description.grants().stream()
                    .filter(g -> g.from().equals(partition.name()))
                    .map(Grant::to)
                    .map(description::partitionNumber)
                    .distinct()
                    .toList());
            List<Integer> own = new ArrayList<>();
            for (int d = 0; d < description.assignedDevices().size(); d++) {
                String name = description.assignedDevices().get(d).name();
                if (partition.devices().stream().anyMatch(a -> a.device().equals(name))) {
                    own.add(d);
                }
            }
            devices.add(own);
        }
    }

    /** What a domain observes. */
    byte[] of(int domain) {
        bytes.clear();
        if (domain < partitions) {
            partition(domain);
        } else if (domain == partitions) {
            scheduler();
        } else if (domain - partitions - 1
                < system.model().description().assignedDevices().size()) {
            reached(domain - 1);
        }
        return bytes.copy();
    }

    private void scheduler() {
        for (int c = 0; c < position.length(); c++) {
            bytes.put(position.get(c));
            bytes.put(left.get(c));
            bytes.put(elapsed.get(c));
        }
    }

    private void partition(int p) {
        bytes.put(inspection.status(p));
        bytes.put(inspection.restarts(p));
        bytes.put(kernel.entryInterruption(p));
        registers(p);
        vectors(p);
        reached(p);
        frames(p);
        ports(p);
        for (int q : receivers.get(p)) {
            bytes.put(inspection.status(q) == Abi.STOPPED ? 1 : 0);
        }
        for (int d : devices.get(p)) {
            rights(partitions + d);
        }
    }

    private void registers(int p) {
        LiveArray saved = system.registers();
        int base = p * Registers.STATE_WORDS;
        for (int i = base; i < base + Registers.STATE_WORDS; i++) {
            if (saved.get(i) != start.get(i)) {
                bytes.put(i - base);
                bytes.put(saved.get(i));
            }
        }
        bytes.put(-1);
    }

    private void vectors(int p) {
        if (kernel.pendingVector(p) >= 0) {
            for (int v = 0; v < VECTORS; v++) {
                if (inspection.pending(p, v)) {
                    bytes.put(v);
                }
            }
        }
        bytes.put(-1);
    }

    /** Rights to each page of a space and what lies there if it is not its own, through tables and through caches. */
    private void reached(int space) {
        Translations translations = system.translations();
        int count = translations.pages(space).length;
        for (int n = 0; n < count; n++) {
            long found = translations.found(space, n);
            bytes.put(found & (TableWalk.RIGHTS | TableWalk.TYPE));
            if (found != 0 && inspection.frameOwner(inspection.frameAt(found & TableWalk.ADDRESS)) != space) {
                content(found & TableWalk.ADDRESS);
            }
        }
        for (Translations.Stale entry : translations.kept()) {
            if (entry.space() == space) {
                bytes.put(entry.page());
                bytes.put(entry.found() & TableWalk.RIGHTS);
                content(entry.found() & TableWalk.ADDRESS);
            }
        }
    }

    private void rights(int space) {
        Translations translations = system.translations();
        for (int n = 0; n < translations.pages(space).length; n++) {
            bytes.put(translations.found(space, n) & TableWalk.RIGHTS);
        }
    }

    /** What lies in a frame of memory. */
    private void content(long physical) {
        FlatMemory memory = system.memory();
        int base = memory.index(physical);
        if (base < 0) {
            return;
        }
        for (int block = 0; block < FlatMemory.WORDS / 64; block++) {
            for (long bits = memory.noted(base / 64 + block); bits != 0; bits &= bits - 1) {
                int offset = 64 * block + Long.numberOfTrailingZeros(bits);
                if (memory.word(base + offset) != 0) {
                    bytes.put(offset);
                    bytes.put(memory.word(base + offset));
                }
            }
        }
        bytes.put(-1);
    }

    /**
     * How the frames stand that a partition owns or has borrowed, for calls about them depend on that, and what lies in those
     * that it owns: if it does not reach one now, it may map it again.
     */
    private void frames(int p) {
        for (int f : frames) {
            if (inspection.frameOwner(f) == p) {
                bytes.put(inspection.frameState(f));
                bytes.put(inspection.frameOwnerPage(f));
                bytes.put(inspection.frameOwnerRights(f) | (inspection.framePinned(f) ? 8 : 0));
                content(inspection.frameAddress(f));
            } else {
                boolean borrowed = inspection.frameBorrower(f) == p;
                bytes.put(borrowed ? -1 : -2);
                if (borrowed && inspection.frameState(f) != Ledger.CHANNEL) {
                    bytes.put(inspection.frameBorrowerPage(f));
                }
            }
        }
    }

    private void ports(int p) {
        for (int q = 0; q < inspection.queues(); q++) {
            if (inspection.queueReceiver(q) == p) {
                queue(q);
            }
        }
        for (int q : acknowledged.get(p)) {
            bytes.put(inspection.queueCount(q));
        }
        for (int s = 0; s < inspection.samplings(); s++) {
            if (inspection.sampleReceiver(s) == p) {
                int words = inspection.sampleLength(s);
                bytes.put(words);
                for (int i = 0; i < words; i++) {
                    bytes.put(inspection.sampleWord(s, i));
                }
            }
        }
    }

    private void queue(int q) {
        bytes.put(inspection.queueLost(q));
        bytes.put(inspection.queueCount(q));
        for (int n = 0; n < inspection.queueCount(q); n++) {
            int words = inspection.queueLength(q, n);
            bytes.put(words);
            for (int i = 0; i < words; i++) {
                bytes.put(inspection.queueWord(q, n, i));
            }
        }
    }
}
