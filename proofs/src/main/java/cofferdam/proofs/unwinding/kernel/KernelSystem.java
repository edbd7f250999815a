package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.core.Abi;
import cofferdam.kernel.core.Configuration;
import cofferdam.kernel.core.Kernel;
import cofferdam.kernel.core.Platform;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Device;
import cofferdam.spec.system.SystemDescription;
import java.util.List;
import java.util.Set;

/**
 * The kernel with its memory, guests that may do anything, devices and clocks: what {@link KernelModel} says, in one
 * current state. The kernel is the shipped one, object by object as boot builds it; steps call its methods.
 */
public final class KernelSystem implements TransitionSystem {
    private final KernelModel model;
    private final Kernel kernel;
    private final FlatMemory memory;
    private final Translations translations;
    private final CoreState core;
    private final StateStore store;
    private final LiveArray registers;
    private final LiveArray status;
    private final Canonical canonical;
    private final Complaints complaints;
    private final Views views;
    private final Invariants invariants;
    private final Bytes output = new Bytes();
    private long answer;
    /** Whether each partition can be entered, if that is known for the state before the last step. */
    private final boolean[] enters;

    private boolean entersKnown;
    private boolean moved;

    /** A system in its first state; without extents everything is compared after every step. */
    KernelSystem(KernelModel model, Extents extents) {
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
        core = CoreState.of(
                kernel,
                type -> type.getPackageName().equals(Kernel.class.getPackageName()),
                type -> Platform.class.isAssignableFrom(type));
        int[] requesters =
                description.assignedDevices().stream().mapToInt(Device::pci).toArray();
        translations = new Translations(kernel, memory, caches, requesters, model.accessed());
        core.begin();
        memory.begin();
        translations.beginStep();
        registers = core.array("Contexts.saved");
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
        invariants = new Invariants(this);
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
        entersKnown = false;
        moved = false;
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
        entersKnown = false;
        moved = false;
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
    public boolean step(int number) {
        Action action = model.actions().get(number);
        if (!action.possible(this)) {
            return false;
        }
        entersKnown &= !moved;
        moved = true;
        store.begin();
        output.clear();
        action.perform(this, output);
        canonical.apply();
        store.end();
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
    public String brokenInvariant() {
        String complaint = complaints.first();
        return complaint != null ? complaint : invariants.broken();
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
