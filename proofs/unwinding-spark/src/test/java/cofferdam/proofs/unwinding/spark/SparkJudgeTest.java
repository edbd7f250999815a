package cofferdam.proofs.unwinding.spark;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.Engine;
import cofferdam.proofs.unwinding.engine.Plan;
import cofferdam.proofs.unwinding.engine.Progress;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Systems;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spark judges by itself: each system known to be bad breaks there the property that it breaks in one process, and no other,
 * and the good one breaks none. A condition that was switched off, or turned around, would be noticed. Requirement G11-01.
 */
class SparkJudgeTest {
    static Stream<String> bad() {
        return KnownBad.systems().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachKnownBadSystemBreaksItsPropertyAlone(String name) {
        Systems systems = () -> known(name);
        Set<Property> broken = broken("spark", systems);
        assertThat(broken).hasSize(1).isEqualTo(broken(Engine.EMBEDDED, systems));
    }

    @Test
    void theGoodSystemBreaksNone() {
        assertThat(broken("spark", KnownBad::good)).isEmpty();
    }

    private static TransitionSystem known(String name) {
        return KnownBad.systems().get(name).get();
    }

    private static Set<Property> broken(String engine, Systems systems) {
        return Engine.named(engine)
                .orElseThrow()
                .explore(systems, Plan.of("known").workers(1).toTheEnd(), Progress.NONE)
                .broken()
                .keySet();
    }
}
