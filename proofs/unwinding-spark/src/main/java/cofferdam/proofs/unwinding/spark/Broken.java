package cofferdam.proofs.unwinding.spark;

import cofferdam.proofs.unwinding.engine.Property;
import java.io.Serializable;
import java.util.Comparator;

/**
 * A step, or a state, that breaks a property by itself.
 *
 * @param action the action; negative if it is about the state
 * @param observer the domain that sees it; negative if it is about a state or an exception
 */
record Broken(Property property, State state, int action, int observer, String what) implements Serializable {
    static final Comparator<Broken> ORDER = Comparator.comparing(Broken::property)
            .thenComparing(Broken::state)
            .thenComparing(Broken::action)
            .thenComparing(Broken::observer);
}
