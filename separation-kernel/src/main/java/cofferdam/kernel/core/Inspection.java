package cofferdam.kernel.core;

/** Reads the kernel's state and changes nothing; out-of-range arguments read 0, -1 or false. */
public final class Inspection {
    Inspection() {}

    /** {@link Abi#RUNNING}, HALTED, YIELDED or STOPPED. */
    public int status(int partition) {
        throw new UnsupportedOperationException();
    }

    /** How often a partition was restarted. */
    public int restarts(int partition) {
        throw new UnsupportedOperationException();
    }

    /** Whether a vector is pending. */
    public boolean pending(int partition, int vector) {
        throw new UnsupportedOperationException();
    }

    /** How many frames there are. */
    public int frames() {
        throw new UnsupportedOperationException();
    }

    /** Host-physical address of a frame. */
    public long frameAddress(int frame) {
        throw new UnsupportedOperationException();
    }

    /** State of a frame: a constant of {@code Ledger}. */
    public int frameState(int frame) {
        throw new UnsupportedOperationException();
    }

    /** Owner of a frame, or {@link Abi#NOBODY}. */
    public int frameOwner(int frame) {
        throw new UnsupportedOperationException();
    }

    /** Page at which the owner sees it. */
    public int frameOwnerPage(int frame) {
        throw new UnsupportedOperationException();
    }

    /** The owner's present rights, 0 when it does not reach the frame. */
    public int frameOwnerRights(int frame) {
        throw new UnsupportedOperationException();
    }

    /** Borrower of a frame, or {@link Abi#NOBODY}. */
    public int frameBorrower(int frame) {
        throw new UnsupportedOperationException();
    }

    /** Page at which the borrower sees it. */
    public int frameBorrowerPage(int frame) {
        throw new UnsupportedOperationException();
    }

    /** The borrower's rights, 0 when there is none. */
    public int frameBorrowerRights(int frame) {
        throw new UnsupportedOperationException();
    }

    /** Whether a device reaches a frame by DMA. */
    public boolean deviceReaches(int device, int frame) {
        throw new UnsupportedOperationException();
    }

    /** How many queuing ports there are. */
    public int queues() {
        throw new UnsupportedOperationException();
    }

    /** Receiver of a queuing port. */
    public int queueReceiver(int port) {
        throw new UnsupportedOperationException();
    }

    /** Messages in a queue. */
    public int queueCount(int port) {
        throw new UnsupportedOperationException();
    }

    /** Messages a queue dropped since its receiver last asked. */
    public int queueLost(int port) {
        throw new UnsupportedOperationException();
    }

    /** Length in words of the n-th oldest message of a queue. */
    public int queueLength(int port, int n) {
        throw new UnsupportedOperationException();
    }

    /** A word of the n-th oldest message of a queue. */
    public long queueWord(int port, int n, int index) {
        throw new UnsupportedOperationException();
    }

    /** How many sampling ports there are. */
    public int samplings() {
        throw new UnsupportedOperationException();
    }

    /** Receiver of a sampling port. */
    public int sampleReceiver(int port) {
        throw new UnsupportedOperationException();
    }

    /** Length in words of a sampling port's message, 0 if none. */
    public int sampleLength(int port) {
        throw new UnsupportedOperationException();
    }

    /** A word of a sampling port's message. */
    public long sampleWord(int port, int index) {
        throw new UnsupportedOperationException();
    }

    /** How many audit records were ever written (at most 2^31-1); the last {@link Limits#AUDIT_RECORDS} are kept. */
    public int auditCount() {
        throw new UnsupportedOperationException();
    }

    /** Field 0 tick, 1 partition, 2 kind, 3 detail of the n-th newest audit record. */
    public int auditField(int n, int field) {
        throw new UnsupportedOperationException();
    }
}
