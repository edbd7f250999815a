package cofferdam.proofs.unwinding.kernel;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Systems;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Instances of the system of a model or of a description scaled down, by its file, which can be sent elsewhere. */
public final class KernelSystems implements Systems {
    private static final long serialVersionUID = 1L;
    private static final Map<String, KernelModel> MODELS = new ConcurrentHashMap<>();

    private final String file;
    private final boolean scaled;
    private final TreeMap<String, String> bounds;

    private KernelSystems(String file, boolean scaled, Map<String, String> bounds) {
        this.file = file;
        this.scaled = scaled;
        this.bounds = new TreeMap<>(bounds);
    }

    /**
     * The systems of a model.
     *
     * @param file of a sound model
     * @param bounds those that are not the model's, by their names
     */
    public static KernelSystems of(String file, Map<String, String> bounds) {
        return new KernelSystems(file, false, bounds);
    }

    /**
     * The systems that certificates explore.
     *
     * @param file a system description that breaks no rule
     */
    public static KernelSystems scaled(String file) {
        return new KernelSystems(file, true, Map.of());
    }

    @Override
    public TransitionSystem get() {
        return model().system();
    }

    /** The model; the same one for the same file and bounds in this process. */
    public KernelModel model() {
        return MODELS.computeIfAbsent(
                (scaled ? "scaled " : "") + file + " " + bounds, name -> scaled ? scale() : read());
    }

    private KernelModel scale() {
        SystemDescription system = DescriptionReader.read(Path.of(file))
                .description()
                .orElseThrow(() -> new IllegalArgumentException("there is no sound description " + file));
        return Scaled.of(system, ImageStore.directory(system.directory()), Scaled.DEPTH)
                .model();
    }

    private KernelModel read() {
        ModelFile model = ModelReader.read(Path.of(file))
                .model()
                .orElseThrow(() -> new IllegalArgumentException("there is no sound model " + file));
        Bounds wanted = model.bounds();
        for (Map.Entry<String, String> change : bounds.entrySet()) {
            wanted = wanted.with(change.getKey(), change.getValue());
        }
        return model.with(wanted).model();
    }
}
