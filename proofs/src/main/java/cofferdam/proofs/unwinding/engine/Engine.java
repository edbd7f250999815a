package cofferdam.proofs.unwinding.engine;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** A way to explore: {@code embedded} in this process, or another one found on the class path. */
public interface Engine {
    /** The engine that is always there. */
    String EMBEDDED = "embedded";

    /** How it is called on the command line. */
    String name();

    /** Visits every reachable state, or stops before for the reason it gives. */
    Exploration explore(Systems systems, Plan plan, Progress progress);

    /** The engine of this name, if it is on the class path. */
    static Optional<Engine> named(String name) {
        if (name.equals(EMBEDDED)) {
            return Optional.of(new EmbeddedEngine());
        }
        List<Engine> others = ServiceLoader.load(Engine.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return others.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }
}
