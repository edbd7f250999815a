package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.core.Registers;
import cofferdam.spec.system.Channel;
import cofferdam.spec.system.SystemDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What {@link Views} says, item by item in words: for people who read a counterexample. Nothing is decided by it. Requirement
 * G11-06.
 */
final class Sight {
    private static final int VECTORS = 256;
    private static final String NONE = "nothing";
    private static final String[] STATUS = {"running", "halted", "waiting", "stopped"};
    private static final String[] FRAME = {
        "free", "the kernel's", "owned", "lent", "shared", "given back", "a channel's", "a device's registers"
    };
    private static final String[] OUTCOME = {
        "resumed", "answered", "waits", "an exception is injected", "stopped", "restarted", "ignored"
    };

    private final KernelSystem system;
    private final Kernel kernel;
    private final Inspection inspection;
    private final SystemDescription description;
    private final CoreState core;
    private final int partitions;
    private Map<String, String> items = new LinkedHashMap<>();

    Sight(KernelSystem system, CoreState core) {
        this.system = system;
        this.core = core;
        kernel = system.kernel();
        inspection = kernel.inspection();
        description = system.model().description();
        partitions = system.model().partitions();
    }

    /** What a domain observes. */
    Map<String, String> of(int domain) {
        items = new LinkedHashMap<>();
        if (domain < partitions) {
            partition(domain);
        } else if (domain == partitions) {
            scheduler();
        } else if (domain - partitions - 1 < description.assignedDevices().size()) {
            pages(domain - 1);
        }
        return items;
    }

    /** What the actor of a step got back. */
    Map<String, String> answer(Action action, byte[] output) {
        items = new LinkedHashMap<>();
        Bytes.Reader numbers = new Bytes.Reader(output);
        if (action instanceof GuestCall) {
            items.put("event delivered before the call", hexOrNone(numbers.next()));
            items.put("call", OUTCOME[(int) numbers.next()]);
            while (numbers.more()) {
                long register = numbers.next();
                long value = numbers.next();
                items.put(register == Registers.RAX ? "answer" : "register " + register, Long.toString(value));
            }
        } else {
            for (int i = 1; numbers.more(); i++) {
                items.put("number " + i + " of what it got back", Long.toString(numbers.next()));
            }
        }
        return items;
    }

    private void scheduler() {
        LiveArray position = core.array("Schedule.position");
        for (int c = 0; c < position.length(); c++) {
            items.put("turn on processor " + c, Long.toString(position.get(c)));
            items.put(
                    "ticks left of it on processor " + c,
                    Long.toString(core.array("Schedule.left").get(c)));
            items.put(
                    "ticks gone on processor " + c,
                    Long.toString(core.array("Schedule.elapsed").get(c)));
        }
    }

    private void partition(int p) {
        items.put("status", STATUS[inspection.status(p)]);
        items.put("restarts", Integer.toString(inspection.restarts(p)));
        items.put("event at its next entry", hexOrNone(kernel.entryInterruption(p)));
        LiveArray start = core.array("Contexts.start");
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            int at = p * Registers.STATE_WORDS + i;
            if (system.registers().get(at) != start.get(at)) {
                items.put("register " + i, hex(system.registers().get(at)));
            }
        }
        for (int v = 0; v < VECTORS; v++) {
            if (inspection.pending(p, v)) {
                items.put("vector " + v, "pending");
            }
        }
        pages(p);
        frames(p);
        ports(p);
        description.numberedGrants().stream()
                .filter(grant -> description.partitionNumber(grant.from()) == p)
                .forEach(grant -> items.put(
                        "receiver " + grant.to(),
                        inspection.status(description.partitionNumber(grant.to())) == Abi.STOPPED
                                ? "stopped"
                                : "not stopped"));
    }

    /** Rights to each page of a space, and what lies there. */
    private void pages(int space) {
        Translations translations = system.translations();
        for (int n = 0; n < translations.pages(space).length; n++) {
            long found = translations.found(space, n);
            items.put("page " + hex(4096L * translations.pages(space)[n]), page(found));
        }
        for (Translations.Stale entry : translations.kept()) {
            if (entry.space() == space) {
                items.put("page " + hex(4096L * entry.page()) + " through a cache", page(entry.found()));
            }
        }
    }

    private String page(long found) {
        return found == 0
                ? "not mapped"
                : rights((int) (found & TableWalk.RIGHTS)) + ", " + content(found & TableWalk.ADDRESS);
    }

    private void frames(int p) {
        for (int f : system.model().used(inspection)) {
            String where = " at page " + hex(4096L * inspection.frameOwnerPage(f));
            if (inspection.frameOwner(f) == p) {
                items.put(
                        "frame " + f,
                        FRAME[inspection.frameState(f)] + where + ", "
                                + rights(inspection.frameOwnerRights(f))
                                + (inspection.framePinned(f) ? ", under DMA" : "") + ", "
                                + content(inspection.frameAddress(f)));
            } else if (inspection.frameBorrower(f) == p && inspection.frameState(f) != Ledger.CHANNEL) {
                items.put("frame " + f, "borrowed at page " + hex(4096L * inspection.frameBorrowerPage(f)));
            }
        }
    }

    private void ports(int p) {
        for (Channel.Queuing queue : description.queuingPorts()) {
            int q = queue.id();
            if (inspection.queueReceiver(q) == p) {
                items.put("port " + q + " (queue " + queue.name() + ")", messages(q));
                items.put("messages lost at port " + q, Integer.toString(inspection.queueLost(q)));
            }
            if (queue.acknowledged() && description.partitionNumber(queue.from()) == p) {
                items.put("queue " + queue.name() + " that it sends to", count(inspection.queueCount(q)));
            }
        }
        for (Channel.Sampling sampling : description.samplingPorts()) {
            int s = sampling.id();
            if (inspection.sampleReceiver(s) == p) {
                StringJoiner words = new StringJoiner(" ");
                for (int i = 0; i < inspection.sampleLength(s); i++) {
                    words.add(Long.toString(inspection.sampleWord(s, i)));
                }
                items.put(
                        "sampling port " + s + " (" + sampling.name() + ")",
                        inspection.sampleLength(s) == 0 ? "no message" : "message " + words);
            }
        }
    }

    private String messages(int q) {
        StringJoiner all = new StringJoiner(", ");
        all.add(count(inspection.queueCount(q)));
        for (int n = 0; n < inspection.queueCount(q); n++) {
            StringJoiner words = new StringJoiner(" ");
            for (int i = 0; i < inspection.queueLength(q, n); i++) {
                words.add(Long.toString(inspection.queueWord(q, n, i)));
            }
            all.add(words.toString());
        }
        return all.toString();
    }

    private String content(long physical) {
        FlatMemory memory = system.memory();
        int base = memory.index(physical);
        if (base < 0) {
            return "registers";
        }
        StringJoiner words = new StringJoiner(" ");
        for (int i = 0; i < FlatMemory.WORDS; i++) {
            long word = memory.word(base + i);
            if (word != memory.initialWord(base + i)) {
                words.add((i == 0 ? "" : "word " + i + " = ") + hex(word));
            }
        }
        return words.length() == 0 ? "as at the start" : words.toString();
    }

    private static String count(int messages) {
        return messages + (messages == 1 ? " message" : " messages");
    }

    private static String rights(int bits) {
        String words = ((bits & Abi.READ) != 0 ? "r" : "")
                + ((bits & Abi.WRITE) != 0 ? "w" : "")
                + ((bits & Abi.EXECUTE) != 0 ? "x" : "");
        return words.isEmpty() ? "no rights" : words;
    }

    private static String hexOrNone(long number) {
        return number == 0 ? NONE : hex(number);
    }

    private static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }
}
