package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.core.Inspection;
import cofferdam.kernel.core.Ledger;
import cofferdam.spec.machine.FlowPolicy;
import cofferdam.spec.system.SystemDescription;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * A small system with bounds: the kernel that boot builds from its description, and all that guests and devices may do.
 * It makes any number of equal {@link KernelSystem}s. Requirement G11-01.
 */
public final class KernelModel {
    /** Learning ends when so many steps have brought no news. */
    private static final int QUIET_STEPS = 12_000;

    private static final int WALK = 100;

    /** Of a schedule, for learning. */
    private static final int MOST_TURNS = 64;

    private final SystemDescription description;
    private final Bounds bounds;
    private final ImageStore images;
    private final FlowPolicy policy;
    private final Pages pages;
    private final ActionList actions;
    private final Extents extents = new Extents();
    private final LongAdder open = new LongAdder();
    private boolean comparing = true;

    /**
     * A model.
     *
     * @param description one that broke no rule
     */
    public KernelModel(SystemDescription description, Bounds bounds) {
        this(description, bounds, ImageStore.directory(description.directory()));
    }

    /**
     * A model with images of its own.
     *
     * @param description one that broke no rule
     */
    public KernelModel(SystemDescription description, Bounds bounds, ImageStore images) {
        this(description, bounds, images, true);
    }

    private KernelModel(SystemDescription description, Bounds bounds, ImageStore images, boolean learns) {
        this.description = description;
        this.bounds = bounds;
        this.images = images;
        policy = FlowPolicy.of(description);
        pages = new Pages(description, bounds);
        actions = new ActionList(this);
        if (learns) {
            learn();
        }
    }

    /** A model that finds out on the way what changes. */
    static KernelModel unlearned(SystemDescription description, Bounds bounds) {
        return new KernelModel(description, bounds, ImageStore.directory(description.directory()), false);
    }

    /** A system in its first state. */
    public KernelSystem system() {
        return new KernelSystem(this, extents, comparing);
    }

    /** Whether systems compare each of their steps with the step of the abstract separation machine from now on. */
    public void comparing(boolean wanted) {
        comparing = wanted;
    }

    /** Answers of all systems so far that the specification leaves open. */
    public long openAnswers() {
        return open.sum();
    }

    /** The description. */
    public SystemDescription description() {
        return description;
    }

    /** The bounds. */
    public Bounds bounds() {
        return bounds;
    }

    /** The specification left an answer open. */
    void answerWasOpen() {
        open.increment();
    }

    /** What was learned of what changes in this model, for {@link #learn(String)} of an equal one. */
    public String learned() {
        return extents.text();
    }

    /**
     * Takes over what an equal model had learned.
     *
     * @throws IllegalArgumentException if this is no such text
     */
    public void learn(String learned) {
        KernelSystem system = new KernelSystem(this, null);
        int[] lengths = system.arrays().stream().mapToInt(LiveArray::length).toArray();
        extents.add(learned, lengths, system.memory().frames());
    }

    /** A system that takes nothing for unchanging: slow, and right whatever was learned. */
    KernelSystem exact() {
        return new KernelSystem(this, null, comparing);
    }

    /** From now on its systems compare everything after every step; whether they did not before. */
    boolean beStrict() {
        boolean before = extents.strict();
        extents.beStrict();
        return !before;
    }

    FlowPolicy policy() {
        return policy;
    }

    ActionList actions() {
        return actions;
    }

    ImageStore images() {
        return images;
    }

    int partitions() {
        return description.partitions().size();
    }

    int processors() {
        return description.platform().processors().count();
    }

    /** The pages of each space, partitions first, that are looked at in every state. */
    int[][] accessed() {
        return pages.all();
    }

    /** The pages of a space that guests and devices access. */
    int[] touched(int space) {
        return pages.touched(space);
    }

    /** The frames that belong to partitions at the start, or to channels, or are registers of devices. */
    int[] used(Inspection inspection) {
        return IntStream.range(0, inspection.frames())
                .filter(f -> inspection.frameState(f) != Ledger.KERNEL && inspection.frameState(f) != Ledger.FREE)
                .toArray();
    }

    /** Finds out by trying, always in the same way, what changes in this model. */
    private void learn() {
        sweep();
        KernelSystem system = new KernelSystem(this, null);
        Random random = new Random(1);
        int quiet = 0;
        for (int i = 0; quiet < QUIET_STEPS; i++) {
            if (i % WALK == 0) {
                system.restart();
            }
            try {
                boolean news = learn(system, random);
                quiet = news ? 0 : quiet + 1;
            } catch (RuntimeException e) {
                // A kernel that is wrong may end like this: the exploration will say so.
                system = new KernelSystem(this, null);
                quiet++;
            }
        }
    }

    /** Every action once in each turn of the schedule. */
    private void sweep() {
        KernelSystem system = new KernelSystem(this, null);
        int processors = description.platform().processors().count();
        long turns = description.schedule().processors().stream()
                .mapToLong(processor -> processor.ticks())
                .max()
                .orElse(1);
        for (long turn = 0; turn < Math.min(turns, MOST_TURNS); turn++) {
            try {
                for (int action = 0; action < system.actions(); action++) {
                    if (system.step(action)) {
                        system.learn(extents);
                        system.back();
                    }
                }
                // The clocks are the last actions.
                for (int tick = system.actions() - processors; tick < system.actions(); tick++) {
                    system.step(tick);
                    system.learn(extents);
                }
            } catch (RuntimeException e) {
                // As below: the exploration will say so.
                system = new KernelSystem(this, null);
            }
        }
    }

    private boolean learn(KernelSystem system, Random random) {
        int action = random.nextInt(system.actions());
        while (!system.step(action)) {
            action = random.nextInt(system.actions());
        }
        boolean news = system.learn(extents);
        // A partition that has stopped does nothing new any more.
        if (random.nextInt(20) < (system.stopped() ? 19 : 5)) {
            system.back();
        }
        return news;
    }
}
