package cofferdam.proofs.unwinding.engine;

import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the explorer finds broken, as words: for explorers that were loaded a second time, with changes. */
public final class Verdict implements Function<Supplier<? extends TransitionSystem>, Set<String>> {
    @Override
    public Set<String> apply(Supplier<? extends TransitionSystem> systems) {
        Set<String> broken = new TreeSet<>();
        try {
            new Explorer(systems, Plan.of("verdict").toTheEnd())
                    .explore(Progress.NONE)
                    .broken()
                    .keySet()
                    .forEach(property -> broken.add(property.id()));
        } catch (IllegalStateException e) {
            broken.add(e.getMessage());
        }
        return broken;
    }
}
