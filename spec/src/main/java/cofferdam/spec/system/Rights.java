package cofferdam.spec.system;

/** Access rights of a partition to memory; the bits are those of an EPT entry (SDM vol. 3, 29.3.2). */
public record Rights(boolean read, boolean write, boolean execute) {
    /** Bit 0 read, bit 1 write, bit 2 execute. */
    public int bits() {
        return (read ? 1 : 0) | (write ? 2 : 0) | (execute ? 4 : 0);
    }

    @Override
    public String toString() {
        return (read ? "r" : "") + (write ? "w" : "") + (execute ? "x" : "");
    }
}
