package cofferdam.proofs.unwinding.machine;

import cofferdam.proofs.unwinding.kernel.ModelFile;
import cofferdam.spec.machine.Action;
import cofferdam.spec.machine.Bounds;
import cofferdam.spec.machine.Call;
import cofferdam.spec.machine.SeparationMachine;
import cofferdam.spec.system.MemoryRegion;
import cofferdam.spec.system.Partition;
import java.util.List;
import java.util.Set;

/**
 * The abstract machine of a model, within the bounds of that model: partitions write, and map and unmap own pages, where the
 * model has cells, well-formed messages lie there, and everything else is done that the machine knows.
 */
public final class AbstractModel {
    private static final int PAGE = 4096;

    private final ModelFile file;

    /** The machine of a model's description. */
    public AbstractModel(ModelFile file) {
        this.file = file;
    }

    /** The model. */
    public ModelFile file() {
        return file;
    }

    /** The bounds of the machine: the ticks since boot would count without end. */
    public Bounds bounds() {
        return new Bounds(file.bounds().words(), false, file.bounds().lost());
    }

    /** All actions. */
    public List<Action> actions() {
        return SeparationMachine.of(file.description(), bounds(), null)
                .actions(file.bounds().values())
                .stream()
                .filter(this::allowed)
                .toList();
    }

    /** A new system in its initial state. */
    public AbstractSystem system() {
        return new AbstractSystem(file.description(), bounds(), file.bounds().values(), this::allowed);
    }

    private boolean allowed(Action action) {
        return switch (action.kind()) {
            case WRITE -> writes(action.who(), action.a());
            case CALL -> action.a() >= Call.values().length || allowed(Call.values()[(int) action.a()], action);
            default -> true;
        };
    }

    private boolean allowed(Call call, Action action) {
        return switch (call) {
            case QUEUE_SEND, QUEUE_RECEIVE, SAMPLE_WRITE, SAMPLE_READ ->
                action.c() % PAGE != 0 || writes(action.who(), action.c() / PAGE);
            case MAP, UNMAP -> maps(action.who(), action.b(), action.c());
            default -> true;
        };
    }

    private boolean writes(int p, long page) {
        var cells =
                file.bounds().cells().get(file.description().partitions().get(p).name());
        return cells == null || cells.contains(page);
    }

    private boolean mapsOwn(int p, long page) {
        String name = file.description().partitions().get(p).name();
        return writes(p, page)
                && !file.bounds().fixed().getOrDefault(name, Set.of()).contains(page);
    }

    /** A partition maps pages of others and such as there are not; of its own it maps its cells. */
    private boolean maps(int p, long region, long index) {
        long next = 0;
        for (Partition owner : file.description().partitions()) {
            for (MemoryRegion memory : owner.memory()) {
                if (next++ == region) {
                    return file.description().partitions().get(p) != owner || mapsOwn(p, memory.at() / PAGE + index);
                }
            }
        }
        return true;
    }
}
