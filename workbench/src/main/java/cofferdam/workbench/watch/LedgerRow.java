package cofferdam.workbench.watch;

import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import java.util.Optional;

/**
 * One row of the kernel's ledger, and whether it is one that may exist (G9-05).
 *
 * @param owner -1 for nobody, like the borrower
 * @param pinned reached by DMA of its owner, by the ledger
 * @param underDma reached by DMA, by the kernel's DMA map
 */
public record LedgerRow(
        int state, int owner, int ownerRights, int borrower, int borrowerRights, boolean pinned, boolean underDma) {

    /** The row of a frame. */
    static LedgerRow of(Inspection kernel, int frame) {
        boolean underDma = false;
        for (int device = 0; device < kernel.devices(); device++) {
            underDma |= kernel.deviceReaches(device, frame);
        }
        return new LedgerRow(
                kernel.frameState(frame),
                kernel.frameOwner(frame),
                kernel.frameOwnerRights(frame),
                kernel.frameBorrower(frame),
                kernel.frameBorrowerRights(frame),
                kernel.framePinned(frame),
                underDma);
    }

    /** What is wrong with it among so many partitions, if anything. */
    public Optional<String> fault(int partitions) {
        boolean owned = state >= Ledger.OWNED;
        boolean borrowed = state == Ledger.LENT || state == Ledger.SHARED || state == Ledger.CHANNEL;
        if (state < Ledger.FREE || state > Ledger.DEVICE) {
            return Optional.of("has the unknown state " + state);
        }
        if (owner < (owned ? 0 : -1) || owner >= (owned ? partitions : 0)) {
            return Optional.of("has the owner " + owner + " in state " + state);
        }
        if (borrower < (borrowed ? 0 : -1) || borrower >= (borrowed ? partitions : 0)) {
            return Optional.of("has the borrower " + borrower + " in state " + state);
        }
        if (borrowed && borrower == owner) {
            return Optional.of("is borrowed by its owner " + owner);
        }
        if (!borrowed && borrowerRights != 0 || (!owned || state == Ledger.LENT) && ownerRights != 0) {
            return Optional.of("gives rights to somebody who does not have it");
        }
        if (pinned && state != Ledger.OWNED || underDma && !pinned) {
            return Optional.of("is under DMA though not its owner's alone");
        }
        return Optional.empty();
    }
}
