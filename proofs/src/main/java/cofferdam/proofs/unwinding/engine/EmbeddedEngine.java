package cofferdam.proofs.unwinding.engine;

/** In this process. */
final class EmbeddedEngine implements Engine {
    @Override
    public String name() {
        return EMBEDDED;
    }

    @Override
    public Exploration explore(Systems systems, Plan plan, Progress progress) {
        return new Explorer(systems, plan).explore(progress);
    }
}
