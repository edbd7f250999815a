package cofferdam.kernel.core;

/** Stands in for the tables of devices, which lemmas about partitions' tables leave out. */
final class DmaTables {
    private DmaTables() {}

    static DmaTables of(Platform platform, Frames frames, int levels, boolean twoMegabytes, boolean oneGigabyte) {
        return null;
    }

    int map(int d, int page, long frame, int rights) {
        throw new IllegalStateException("calls about partitions' tables alone do not come here");
    }

    int unmap(int d, int page) {
        throw new IllegalStateException("calls about partitions' tables alone do not come here");
    }

    void block(int d, int requester) {
        throw new IllegalStateException("lemmas have no devices");
    }
}
