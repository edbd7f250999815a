package cofferdam.kernel.core;

/** Memory in which frames are filled with zeros, and one of them is looked at. */
final class Scrubs extends NoPlatform {
    private final long looked;
    private boolean done;

    /** Looks at the frame with this address. */
    Scrubs(long looked) {
        this.looked = looked;
    }

    @Override
    public void scrubFrame(long physical) {
        done = done || physical == looked;
    }

    /** Whether the frame looked at was filled with zeros. */
    boolean done() {
        return done;
    }
}
