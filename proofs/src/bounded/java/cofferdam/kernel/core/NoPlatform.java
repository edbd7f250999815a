package cofferdam.kernel.core;

/** A platform of which nothing may be asked; a lemma's own overrides what it lets happen. */
abstract class NoPlatform implements Platform {
    @Override
    public long read(long physical) {
        assert false;
        return 0L;
    }

    @Override
    public void write(long physical, long word) {
        assert false;
    }

    @Override
    public void scrubFrame(long physical) {
        assert false;
    }

    @Override
    public void copyFrame(long from, long to) {
        assert false;
    }

    @Override
    public void flushTlb(int partition) {
        assert false;
    }

    @Override
    public void flushIotlb(int domain) {
        assert false;
    }

    @Override
    public void flushContextCache() {
        assert false;
    }

    @Override
    public void resetDevice(int device) {
        assert false;
    }
}
