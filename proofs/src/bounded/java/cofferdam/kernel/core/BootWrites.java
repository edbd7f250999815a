package cofferdam.kernel.core;

/** Memory in which boot lays out devices' tables; the last word written to one address is kept. */
final class BootWrites extends NoPlatform {
    private long address = -1L;
    private long word;

    /** Looks at what is written there from now on. */
    void look(long physical) {
        address = physical;
        word = 0L;
    }

    @Override
    public void write(long physical, long value) {
        word = physical == address ? value : word;
    }

    @Override
    public void scrubFrame(long physical) {}

    @Override
    public void flushContextCache() {}

    /** The last word written there, 0 if none. */
    long word() {
        return word;
    }
}
