package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.kernel.core.Registers;

/**
 * What is to be said against the last step itself. It is part of the state, so that a state reached by a bad step and by a
 * good one counts twice and the bad step is not overlooked. Requirements G2-03, G5-04, G6-01, G9-01.
 */
final class Complaints {
    private final KernelSystem system;
    private final LiveArray start;
    private final int[] firstOwner;
    private String first;

    Complaints(KernelSystem system, CoreState core) {
        this.system = system;
        start = core.array("Contexts.start");
        Inspection inspection = system.kernel().inspection();
        firstOwner = new int[inspection.frames()];
        for (int f = 0; f < firstOwner.length; f++) {
            firstOwner[f] = inspection.frameOwner(f);
        }
    }

    /** Puts a complaint there, or null. */
    void set(String complaint) {
        first = complaint;
    }

    /** The first complaint, or null. */
    String first() {
        return first;
    }

    /** What was answered to a call about something that is not the caller's. */
    void refusal(String call, long answer) {
        if (answer < 0 && answer != Abi.DENIED) {
            complain(call + ": refused with " + answer + ", which tells that it exists (G2-03)");
        }
    }

    /** A partition was restarted: it must be as it is declared to start, wherever it owns something. */
    void restart(int p) {
        Inspection inspection = system.kernel().inspection();
        for (int i = 0; i < Registers.STATE_WORDS; i++) {
            int at = p * Registers.STATE_WORDS + i;
            if (system.registers().get(at) != start.get(at)) {
                complain(name(p) + " starts again with another register " + i + " (G5-04)");
            }
        }
        if (inspection.status(p) != Abi.RUNNING || system.kernel().entryInterruption(p) != 0) {
            complain(name(p) + " starts again in another state (G5-04)");
        }
        if (system.kernel().pendingVector(p) >= 0) {
            complain(name(p) + " starts again with vector " + system.kernel().pendingVector(p) + " pending (G5-05)");
        }
        messages(inspection, p);
        for (int f = 0; f < firstOwner.length; f++) {
            if (inspection.frameOwner(f) == p && inspection.frameState(f) != Ledger.DEVICE) {
                content(inspection, p, f);
            }
        }
    }

    private void messages(Inspection inspection, int p) {
        for (int q = 0; q < inspection.queues(); q++) {
            if (inspection.queueReceiver(q) == p && inspection.queueCount(q) + inspection.queueLost(q) != 0) {
                complain(name(p) + " starts again with messages in queue " + q + " (G5-05)");
            }
        }
        for (int s = 0; s < inspection.samplings(); s++) {
            if (inspection.sampleReceiver(s) == p && inspection.sampleLength(s) != 0) {
                complain(name(p) + " starts again with a message in sampling port " + s + " (G5-05)");
            }
        }
    }

    private void content(Inspection inspection, int p, int frame) {
        FlatMemory memory = system.memory();
        int base = memory.index(inspection.frameAddress(frame));
        for (int block = 0; block < FlatMemory.WORDS / 64; block++) {
            for (long bits = memory.noted(base / 64 + block); bits != 0; bits &= bits - 1) {
                int index = base + 64 * block + Long.numberOfTrailingZeros(bits);
                if (memory.word(index) != (firstOwner[frame] == p ? memory.initialWord(index) : 0)) {
                    complain(name(p) + " starts again with what was left in its page 0x"
                            + Long.toHexString(4096L * inspection.frameOwnerPage(frame)) + " (G6-01)");
                    return;
                }
            }
        }
    }

    private String name(int p) {
        return system.domain(p);
    }

    private void complain(String what) {
        if (first == null) {
            first = what;
        }
    }
}
