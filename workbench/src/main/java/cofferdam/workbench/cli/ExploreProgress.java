package cofferdam.workbench.cli;

import cofferdam.proofs.unwinding.engine.Progress;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** An exploration on the terminal: how many states, how deep, how fast. */
final class ExploreProgress implements Progress {
    private static final long SECOND = 1_000_000_000L;

    private final TerminalProgress terminal;
    private final BooleanSupplier cancelled;
    private final int most;
    private final long begin = System.nanoTime();
    private long firstSteps = -1;

    /** @param seconds it may take; null if that is not limited */
    ExploreProgress(TerminalProgress terminal, BooleanSupplier cancelled, Long seconds) {
        this.terminal = terminal;
        this.cancelled = cancelled;
        most = seconds == null || seconds > Integer.MAX_VALUE ? -1 : seconds.intValue();
        terminal.step("exploring", 0, most);
    }

    @Override
    public boolean at(long states, long expanded, long transitions, int depth, long bytes) {
        // What a checkpoint brings along was not done now.
        firstSteps = firstSteps < 0 ? transitions : firstSteps;
        long used = Math.max(1, System.nanoTime() - begin);
        terminal.step("exploring", (int) (used / SECOND), most);
        terminal.note(String.format(
                Locale.ROOT,
                "%,d states, depth %d, %,.0f steps/s",
                states,
                depth,
                (transitions - firstSteps) * (double) SECOND / used));
        return !cancelled.getAsBoolean();
    }
}
