package cofferdam.kernel.boot;

import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.SystemDescription;

/** Turns a description into a running system. */
public final class Boot {
    private Boot() {}

    /**
     * Boots.
     *
     * @param description one that broke no rule
     * @param images the images it names
     * @return the machine before its first tick
     * @throws BootException if it cannot be booted
     */
    public static Machine boot(SystemDescription description, ImageStore images, BootOptions options) {
        throw new UnsupportedOperationException();
    }

    /** A partition's registers at its first instruction, {@code GuestState.STATE_WORDS} words, from the description. */
    public static long[] startState(SystemDescription description, int partition) {
        throw new UnsupportedOperationException();
    }
}
