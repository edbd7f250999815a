package cofferdam.kernel.soak;

import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.core.Limits;
import cofferdam.kernel.core.Registers;
import cofferdam.kernel.random.SystemPlan;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the kernel has after a step against what the model has: registers, status, interrupts, schedule, ports, audit and the
 * ledger. Requirements G1-01, G2-01, G2-05, G5-02, G9-05.
 */
final class Comparison {
    /** So many frames are compared after each step; of more, only those that a step is about. */
    private static final int MOST_FRAMES = 2048;

    private final SystemPlan plan;
    private final Kernel kernel;
    private final Inspection view;
    private final Model model;
    private final int frames;
    private final long[] registers = new long[Registers.STATE_WORDS];

    Comparison(SystemPlan plan, Kernel kernel, Model model) {
        this.plan = plan;
        this.kernel = kernel;
        this.view = kernel.inspection();
        this.model = model;
        frames = plan.frames();
    }

    /** What a step can change quickly, and all rows of the ledger unless there are very many. */
    void afterStep() {
        for (int p = 0; p < plan.partitions(); p++) {
            partition(p);
            Broken.unless(
                    kernel.pendingVector(p), model.interrupts.highest(p), "G3-07", "the highest vector pending at", p);
        }
        for (int cpu = 0; cpu < plan.processors(); cpu++) {
            Broken.unless(kernel.current(cpu), model.schedule.current(cpu), "G4-01", "who runs now on processor", cpu);
        }
        for (int c = 0; c < model.messages.lost.length; c++) {
            queueCounts(c);
        }
        for (int c = 0; c < model.messages.samples.length; c++) {
            Broken.unless(view.sampleLength(c), model.messages.samples[c].length, "G2-04", "words in sampling port", c);
        }
        if (model.messages.changedQueue >= 0) {
            queueWords(model.messages.changedQueue);
        }
        if (model.messages.changedSample >= 0) {
            sampleWords(model.messages.changedSample);
        }
        model.audit.compare(view, 3);
        if (frames <= MOST_FRAMES) {
            rows();
        }
    }

    /** Everything. */
    void whole() {
        afterStep();
        for (int p = 0; p < plan.partitions(); p++) {
            for (int v = 0; v < Limits.VECTORS; v++) {
                if (view.pending(p, v) != model.interrupts.pending[p][v]) {
                    throw new Broken(
                            "G3-07",
                            "vector " + v + " of partition " + p
                                    + (view.pending(p, v)
                                            ? " is pending, though nobody raised it"
                                            : " is no longer pending"));
                }
            }
        }
        for (int cpu = 0; cpu < plan.processors(); cpu++) {
            Broken.unless(kernel.ticks(cpu), model.schedule.ticks(cpu), "G4-01", "ticks of processor", cpu);
        }
        for (int c = 0; c < view.queues(); c++) {
            queueWords(c);
        }
        for (int c = 0; c < view.samplings(); c++) {
            sampleWords(c);
        }
        model.audit.compare(view, Limits.AUDIT_RECORDS);
        rows();
    }

    private void partition(int p) {
        kernel.copyRegisters(p, registers);
        int at = Arrays.mismatch(registers, model.state.registers[p]);
        if (at >= 0) {
            throw new Broken(
                    "G5-02",
                    "register " + at + " of partition " + p + " is 0x"
                            + Long.toHexString(registers[at]) + ", not 0x"
                            + Long.toHexString(model.state.registers[p][at]));
        }
        Broken.unless(view.status(p), model.state.status[p], "G5-01", "the status of partition", p);
        Broken.unless(view.restarts(p), model.state.restarts[p], "G5-03", "the number of restarts of partition", p);
        if (kernel.entryInterruption(p) != model.interrupts.event[p]) {
            throw new Broken(
                    "G3-07",
                    "the next entry of partition " + p + " delivers 0x"
                            + Integer.toHexString(kernel.entryInterruption(p)) + ", not 0x"
                            + Integer.toHexString(model.interrupts.event[p]));
        }
        if (kernel.interruptWindow(p) != model.interrupts.window[p]) {
            throw new Broken(
                    "G3-07",
                    "the next entry of partition " + p + " asks for an interrupt window: " + kernel.interruptWindow(p));
        }
    }

    private void queueCounts(int c) {
        Broken.unless(
                view.queueCount(c), model.messages.queues.get(c).size(), "G2-05", "the number of messages in queue", c);
        Broken.unless(view.queueLost(c), model.messages.lost[c], "G2-06", "the number of messages lost in queue", c);
    }

    private void queueWords(int c) {
        queueCounts(c);
        Deque<long[]> messages = model.messages.queues.get(c);
        int n = 0;
        for (long[] message : messages) {
            Broken.unless(view.queueLength(c, n), message.length, "G2-05", "the length of a message in queue", c);
            for (int i = 0; i < message.length; i++) {
                if (view.queueWord(c, n, i) != message[i]) {
                    throw new Broken(
                            "G2-05", "word " + i + " of message " + n + " in queue " + c + " is not what was sent");
                }
            }
            n++;
        }
    }

    private void sampleWords(int c) {
        long[] message = model.messages.samples[c];
        for (int i = 0; i < message.length; i++) {
            if (view.sampleWord(c, i) != message[i]) {
                throw new Broken("G2-04", "word " + i + " in sampling port " + c + " is not what was written last");
            }
        }
    }

    private void rows() {
        ModelMemory m = model.memory;
        for (int f = 0; f < frames; f++) {
            if (view.frameState(f) != m.state[f]
                    || view.frameOwner(f) != m.owner[f]
                    || view.frameOwnerRights(f) != m.rights[f]
                    || view.frameBorrower(f) != m.borrower[f]
                    || view.frameBorrowerRights(f) != m.borrowerRights[f]
                    || view.framePinned(f) != (m.reached[f] != 0)) {
                throw differs(f);
            }
            if (m.owner[f] >= 0 && view.frameOwnerPage(f) != m.page[f]
                    || m.borrower[f] >= 0 && view.frameBorrowerPage(f) != m.borrowerPage[f]) {
                throw differs(f);
            }
        }
        for (int d = 0; d < view.devices(); d++) {
            devices(d);
        }
    }

    private void devices(int d) {
        for (int f = 0; f < frames; f++) {
            if (view.deviceReaches(d, f) != model.memory.reaches(d, f)) {
                throw new Broken("G3-03", "device " + d + " reaches frame " + f + ": " + view.deviceReaches(d, f));
            }
        }
    }

    private Broken differs(int f) {
        ModelMemory m = model.memory;
        boolean freed = view.frameState(f) != Ledger.KERNEL && m.state[f] == Ledger.KERNEL;
        return new Broken(
                freed ? "G1-12" : "G1-10",
                "the ledger's row of frame " + f + " is "
                        + row(
                                view.frameState(f),
                                view.frameOwner(f),
                                view.frameOwnerPage(f),
                                view.frameOwnerRights(f),
                                view.frameBorrower(f),
                                view.frameBorrowerPage(f),
                                view.frameBorrowerRights(f),
                                view.framePinned(f))
                        + ", not "
                        + row(
                                m.state[f],
                                m.owner[f],
                                m.page[f],
                                m.rights[f],
                                m.borrower[f],
                                m.borrowerPage[f],
                                m.borrowerRights[f],
                                m.reached[f] != 0));
    }

    private static String row(
            int state,
            int owner,
            int page,
            int rights,
            int borrower,
            int borrowerPage,
            int borrowerRights,
            boolean dma) {
        String[] states = {"free", "kernel", "owned", "lent", "shared", "returned", "channel", "device"};
        String text = state < 0 || state >= states.length ? "state " + state : states[state];
        if (owner >= 0) {
            text += " by partition " + owner + " at page 0x" + Integer.toHexString(page) + " with rights " + rights;
        }
        if (borrower >= 0) {
            text += " and partition " + borrower + " at page 0x" + Integer.toHexString(borrowerPage) + " with rights "
                    + borrowerRights;
        }
        return dma ? text + " under DMA" : text;
    }
}
