package cofferdam.proofs.unwinding.refinement;

import cofferdam.kernel.core.Registers;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Answer;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.Frames;
import cofferdam.spec.machine.SeparationMachine;
import java.util.Arrays;
import java.util.List;

/**
 * The kernel and the specification side by side: each action is done to both, and answers, error codes and whole states are
 * compared. Where the specification leaves the answer open, that is counted. Requirements G1-13, G9-02, G11-04.
 */
public final class Refinement {
    private static final int WORDS = 4;

    private final Machine machine;
    private final SeparationMachine specification;
    private final RealTables tables;
    private final FoundKernel found;
    private final KernelDriver driver;
    private final int partitions;
    private long steps;
    private long open;

    /** @param machine that has not run yet */
    public Refinement(Machine machine) {
        this.machine = machine;
        partitions = machine.description().partitions().size();
        tables = new RealTables(machine);
        Frames frames =
                SeparationMachine.of(machine.description(), Bounds.NONE, null).frames();
        found = new FoundKernel(machine, frames, tables);
        long[] atBoot = new long[frames.count() * Bounds.PAGE_WORDS];
        for (int i = 0; i < atBoot.length; i++) {
            atBoot[i] = found.word(i / Bounds.PAGE_WORDS, i % Bounds.PAGE_WORDS);
        }
        specification = SeparationMachine.of(machine.description(), Bounds.NONE, atBoot);
        driver = new KernelDriver(machine, tables);
        tables.read();
    }

    /** What differs before the first step, in words; null if nothing does. */
    public String differenceAtBoot() {
        return difference();
    }

    /** Does an action to both; what differs afterwards, in words, or null if nothing does. */
    public String step(Action action) {
        steps++;
        long[][] before = registers();
        Answer answer = specification.step(action);
        driver.perform(action);
        open += answer.open() ? 1 : 0;
        if (driver.kind() != answer.kind() || !answer.allows(driver.value())) {
            return "the kernel answers " + driver.kind() + " " + driver.value() + ", the specification " + answer;
        }
        tables.read();
        String difference = difference();
        return difference != null ? difference : otherRegisters(action, before);
    }

    /** Steps so far. */
    public long steps() {
        return steps;
    }

    /** Steps whose answer the specification leaves open. */
    public long open() {
        return open;
    }

    /** All actions, with two values in two words of each page, and messages of up to {@value #WORDS} words. */
    public List<Action> actions() {
        return SeparationMachine.of(machine.description(), new Bounds(WORDS, true, Integer.MAX_VALUE), null)
                .actions(2)
                .stream()
                .filter(action -> switch (action.kind()) {
                    case READ, WRITE, EXECUTE, DMA_READ, DMA_WRITE -> action.b() < 2;
                    default -> true;
                })
                .toList();
    }

    /** An action in words. */
    public String words(Action action) {
        return specification.words(action);
    }

    /** Whether it is possible now. */
    public boolean possible(Action action) {
        return specification.actor(action) >= 0;
    }

    /** Whether a partition would end or sleep for good by an action; nothing is done. */
    boolean ends(Action action) {
        boolean stops = specification.step(action).kind() == Answer.Kind.STOPPED;
        specification.undo();
        return stops || (action.kind() == Action.Kind.HALT && action.a() == 0);
    }

    private String difference() {
        String difference = specification.difference(found);
        return difference != null ? difference : found.stray();
    }

    private long[][] registers() {
        long[][] all = new long[partitions][Registers.STATE_WORDS];
        for (int p = 0; p < partitions; p++) {
            machine.kernel().copyRegisters(p, all[p]);
        }
        return all;
    }

    /** Nobody's action changes the registers of another partition (G6-02). */
    private String otherRegisters(Action action, long[][] before) {
        long[][] now = registers();
        for (int p = 0; p < partitions; p++) {
            boolean own = action.kind().actor() == Action.Actor.PARTITION && action.who() == p;
            if (!own && !Arrays.equals(before[p], now[p])) {
                return "registers of partition " + p + " changed";
            }
        }
        return null;
    }
}
