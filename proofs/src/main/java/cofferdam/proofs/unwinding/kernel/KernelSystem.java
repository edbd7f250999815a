package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Configuration;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Platform;
import cofferdam.kernel.platform.RegisterSwitch;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.SystemDescription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The kernel with its memory, guests that may do anything, devices and clocks: what {@link KernelModel} says, in one
 * current state. The kernel is the shipped one, object by object as boot builds it; steps call its methods.
 */
public final class KernelSystem implements TransitionSystem.Symmetric, TransitionSystem.Guarded {
    private final KernelModel model;
    private final Kernel kernel;
    private final FlatMemory memory;
    private final Translations translations;
    private final Processors processors;
    private final CoreState core;
    private final StateStore store;
    private final LiveArray registers;
    private final LiveArray status;
    private final Canonical canonical;
    private final Complaints complaints;
    private final Views views;
    private final Renaming renaming;
    private final Sight sight;
    private int last;
    private final Invariants invariants;
    private final Bytes output = new Bytes();
    private final Got got = new Got();
    private final StepRefinement refinement;
    private long answer;
    /** Whether each partition can be entered, if that is known for the state before the last step. */
    private final boolean[] enters;

    /** By the partitions that can be entered, a bit each. */
    private final Map<Long, int[]> possible = new HashMap<>();

    private boolean entersKnown;
    private boolean moved;

    /** A system in its first state whose steps are not compared with the specification's. */
    KernelSystem(KernelModel model, Extents extents) {
        this(model, extents, false);
    }

    /**
     * A system in its first state; without extents everything is looked at after every step.
     *
     * @param comparing whether each step is compared with the specification's
     */
    KernelSystem(KernelModel model, Extents extents, boolean comparing) {
        this.model = model;
        SystemDescription description = model.description();
        PhysicalMemory physical = Boot.memory(description);
        Configuration configuration = Boot.configure(description, model.images(), physical);
        long base = description.platform().memory().stream()
                .mapToLong(bank -> bank.base())
                .min()
                .orElse(0);
        int devices = description.assignedDevices().size();
        Caches caches = new Caches((int) (physical.bytes() - base >> 12), model.partitions(), devices);
        memory = new FlatMemory(physical, base, caches);
        kernel = new Kernel(configuration, memory);
        long kernelBase = description.platform().kernel().base();
        for (long at = 0; at < description.platform().kernel().size(); at += 4096) {
            caches.use(memory.index(kernelBase + at) / FlatMemory.WORDS, Caches.UNUSED);
        }
        processors = new Processors(model.bounds().registers() ? model.processors() : 0);
        List<Object> roots = new ArrayList<>(processors.all());
        roots.add(0, kernel);
        core = CoreState.of(roots, KernelSystem::holdsState, KernelSystem::leadsOut);
        int[] requesters =
                description.assignedDevices().stream().mapToInt(Device::pci).toArray();
        translations = new Translations(kernel, memory, caches, requesters, model.accessed());
        core.begin();
        memory.begin();
        translations.beginStep();
        registers = core.array("Contexts.saved");
        processors.attach(core);
        status = core.array("HealthMonitor.status");
        canonical = new Canonical(core, description, model.bounds());
        complaints = new Complaints(this, core);
        store = new StateStore(
                core,
                memory,
                translations,
                complaints,
                extents != null ? extents : Extents.everything(core.arrays(), memory.frames()));
        enters = new boolean[model.partitions()];
        views = new Views(this, core);
        renaming = new Renaming(this, core.array("MessageStore.words"));
        sight = new Sight(this, core);
        invariants = new Invariants(this);
        refinement = comparing ? new StepRefinement(this) : null;
    }

    private static boolean holdsState(Class<?> type) {
        return type.getPackageName().equals(Kernel.class.getPackageName())
                || type == SharedProcessor.class
                || type == RegisterSwitch.class;
    }

    private static boolean leadsOut(Class<?> type) {
        return Platform.class.isAssignableFrom(type) || type == Consumer.class;
    }

    /** The processors whose registers are switched. */
    Processors processors() {
        return processors;
    }

    Kernel kernel() {
        return kernel;
    }

    KernelModel model() {
        return model;
    }

    FlatMemory memory() {
        return memory;
    }

    Translations translations() {
        return translations;
    }

    /** The saved registers of all partitions. */
    LiveArray registers() {
        return registers;
    }

    Complaints complaints() {
        return complaints;
    }

    /** Whether a partition can be entered now on its processor. */
    boolean enters(int partition) {
        if (moved) {
            return entersNow(partition);
        }
        if (!entersKnown) {
            for (int p = 0; p < enters.length; p++) {
                enters[p] = entersNow(p);
            }
            entersKnown = true;
        }
        return enters[partition];
    }

    private boolean entersNow(int partition) {
        int processor = model.description().partitions().get(partition).processor();
        return kernel.current(processor) == partition && kernel.runnable(partition);
    }

    /** What became of the one who acted last. */
    Got got() {
        return got;
    }

    /** What the last call answered. */
    long answer() {
        return answer;
    }

    void answered(long rax) {
        answer = rax;
    }

    /** Adds what the last step has changed; whether any of it is news. */
    boolean learn(Extents extents) {
        return extents.learn(core.arrays(), memory);
    }

    /** Whether the last step has stopped a partition. */
    boolean stopped() {
        for (int p = 0; p < model.partitions(); p++) {
            if (status.before(p) != Abi.STOPPED && status.get(p) == Abi.STOPPED) {
                return true;
            }
        }
        return false;
    }

    /** Puts the system into its first state. */
    void restart() {
        for (int i = 0; i < parts(); i++) {
            store.setPart(i, Bytes.EMPTY);
        }
        elsewhere();
    }

    @Override
    public int parts() {
        return store.parts();
    }

    @Override
    public byte[] part(int index) {
        return store.part(index);
    }

    @Override
    public void setPart(int index, byte[] content) {
        store.setPart(index, content);
        elsewhere();
    }

    private void elsewhere() {
        entersKnown = false;
        moved = false;
        if (refinement != null) {
            refinement.forget();
        }
    }

    @Override
    public int actions() {
        return model.actions().size();
    }

    @Override
    public String action(int action) {
        return model.actions().get(action).words();
    }

    @Override
    public int[] possible() {
        long entered = 0;
        for (int p = 0; p < enters.length; p++) {
            entered |= enters(p) ? 1L << p : 0;
        }
        return possible.computeIfAbsent(entered, model.actions()::possible);
    }

    @Override
    public boolean step(int number) {
        Action action = model.actions().get(number);
        if (!action.possible(this)) {
            return false;
        }
        last = number;
        entersKnown &= !moved;
        if (refinement != null) {
            if (moved) {
                refinement.forget();
            }
            refinement.before(action);
        }
        moved = true;
        store.begin();
        output.clear();
        action.perform(this, output);
        canonical.apply();
        store.end();
        if (refinement != null) {
            refinement.after(action, store.anyChange());
        }
        return true;
    }

    @Override
    public int changed(int[] into) {
        return store.changed(into);
    }

    @Override
    public void back() {
        store.undo(true);
        moved = false;
    }

    @Override
    public void settled() {
        store.check();
    }

    @Override
    public int domains() {
        return model.policy().domains();
    }

    @Override
    public String domain(int domain) {
        return model.policy().name(domain);
    }

    @Override
    public int actor(int action) {
        Action chosen = model.actions().get(action);
        return chosen.possible(this) ? chosen.domain() : -1;
    }

    @Override
    public boolean interferes(int from, int to) {
        return model.policy().interferes(from, to);
    }

    @Override
    public int scheduler() {
        return model.policy().scheduler();
    }

    @Override
    public byte[] view(int domain) {
        return views.of(domain);
    }

    @Override
    public byte[] output() {
        return output.copy();
    }

    @Override
    public Map<String, String> sight(int domain) {
        return sight.of(domain);
    }

    @Override
    public Map<String, String> gotBack() {
        return sight.answer(model.actions().get(last), output.copy());
    }

    @Override
    public String brokenInvariant() {
        String complaint = complaints.first();
        return complaint != null ? complaint : invariants.broken();
    }

    @Override
    public void represent() {
        if (renaming.apply()) {
            store.compare();
        }
    }

    @Override
    public long orbit() {
        return renaming.orbit();
    }

    @Override
    public boolean specified() {
        return refinement != null;
    }

    @Override
    public String wrongStep() {
        return refinement.wrong();
    }

    /** The types of the objects that the kernel consists of. */
    Set<Class<?>> types() {
        return core.types();
    }

    /** All arrays of the kernel. */
    List<LiveArray> arrays() {
        return core.arrays();
    }
}
