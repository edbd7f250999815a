package cofferdam.kernel.boot;

import cofferdam.kernel.platform.Machine;

/**
 * Is told of every machine that is booted; listeners are services in the sense of {@link java.util.ServiceLoader}. The
 * product has none: tests use this to look once more at each machine that was booted while they ran, by whomever.
 */
public interface BootListener {
    /** A machine was booted, and has not run yet. */
    void booted(Machine machine);
}
