package cofferdam.proofs.unwinding.kernel;

import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Systems;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Instances of a model's system, by the model's file: also where nothing but the file can be sent to. */
public final class KernelSystems implements Systems {
    private static final long serialVersionUID = 1L;
    private static final Map<String, KernelModel> MODELS = new ConcurrentHashMap<>();

    private final String file;
    private final TreeMap<String, String> bounds;

    private KernelSystems(String file, Map<String, String> bounds) {
        this.file = file;
        this.bounds = new TreeMap<>(bounds);
    }

    /**
     * The systems of a model.
     *
     * @param file of a sound model
     * @param bounds those that are not the model's, by their names
     */
    public static KernelSystems of(String file, Map<String, String> bounds) {
        return new KernelSystems(file, bounds);
    }

    @Override
    public TransitionSystem get() {
        return model().system();
    }

    /** The model; the same one for the same file and bounds in this process. */
    public KernelModel model() {
        return MODELS.computeIfAbsent(file + " " + bounds, name -> read());
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
