package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.random.Choices;
import cofferdam.kernel.random.PlanGenerator;
import cofferdam.kernel.random.Step;
import cofferdam.kernel.random.StepGenerator;
import cofferdam.kernel.random.SystemPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Takes one random system through random steps; boots it again when too few in it still run, and after a while. */
final class SystemRun {
    /** Most steps between two boots. */
    private static final int LIFE = 1000;

    /** Most of them in vain: nobody there who could act, or only the stopped. */
    private static final int IDLE = 10;

    /** After so many steps everything is looked at, not only what a step may have changed. */
    private static final int WHOLE = 64;

    private static final long STEPS = 0x5DEECE66DL;

    private final long number;
    private final Tally tally;
    private final BooleanSupplier cancelled;
    private final List<Step> life = new ArrayList<>();

    /**
     * A run.
     *
     * @param number the system's
     * @param cancelled asked now and then whether to give up
     */
    SystemRun(long number, Tally tally, BooleanSupplier cancelled) {
        this.number = number;
        this.tally = tally;
        this.cancelled = cancelled;
    }

    /** Takes so many steps; what was broken first, with all steps since the last boot. */
    Optional<Failure> run(long steps) {
        SystemPlan plan = PlanGenerator.plan(number);
        LoggedMemory memory = new LoggedMemory(plan);
        StepGenerator generator = new StepGenerator(plan, Choices.seeded(number ^ STEPS));
        Subject subject = null;
        int idle = 0;
        tally.system();
        try {
            for (long i = 0; i < steps; i++) {
                if (subject == null || life.size() >= LIFE || idle > IDLE) {
                    if (subject != null) {
                        subject.whole();
                    }
                    life.clear();
                    idle = 0;
                    tally.boot();
                    subject = new Subject(plan, memory);
                }
                if (i % WHOLE == WHOLE - 1) {
                    subject.whole();
                    if (cancelled.getAsBoolean()) {
                        return Optional.empty();
                    }
                }
                Step step = generator.next();
                life.add(step);
                boolean acted = subject.take(step);
                tally.step(step, acted, subject);
                idle += acted && subject.exitCode() != Abi.EXIT_IGNORED ? 0 : 1;
            }
            if (subject != null) {
                subject.whole();
            }
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return Optional.of(Failure.of(plan, number, life, e));
        }
    }

    /** Boots a system, which has a number or not, and takes these steps; what was broken. */
    static Optional<Failure> replay(SystemPlan plan, long number, List<Step> steps) {
        List<Step> taken = new ArrayList<>();
        try {
            Subject subject = new Subject(plan, new LoggedMemory(plan));
            for (Step step : steps) {
                taken.add(step);
                subject.take(step);
            }
            subject.whole();
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return Optional.of(Failure.of(plan, number, taken, e));
        }
    }
}
