package cofferdam.proofs.unwinding.kernel;

import cofferdam.spec.system.Location;
import cofferdam.spec.system.SystemDescription;

/**
 * A model as its author wrote it.
 *
 * @param name its name
 * @param where its root element
 */
public record ModelFile(String name, SystemDescription description, Bounds bounds, Location where) {
    /** The model itself. */
    public KernelModel model() {
        return new KernelModel(description, bounds);
    }

    /** The same system with other bounds. */
    public ModelFile with(Bounds others) {
        return new ModelFile(name, description, others, where);
    }
}
