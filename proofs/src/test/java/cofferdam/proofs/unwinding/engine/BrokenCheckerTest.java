package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.TransitionSystem;
import cofferdam.proofs.unwinding.engine.ChangedConditions.Change;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An explorer whose check is broken would be noticed: the systems known to be bad, or the good one, tell. Requirement G11-01. */
class BrokenCheckerTest {
    private static final Map<String, Supplier<TransitionSystem>> BAD = KnownBad.systems();

    static Stream<String> conditions() {
        return Arrays.stream(Conditions.class.getDeclaredMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .sorted();
    }

    @Test
    void thereIsAKnownBadSystemForEachCondition() {
        assertThat(conditions()).containsExactlyInAnyOrderElementsOf(BAD.keySet());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void withAConditionSwitchedOffItsKnownBadSystemPassesAndTheOthersAreStillFound(String condition) {
        ChangedConditions changed = new ChangedConditions(condition, Change.ALWAYS_TRUE);
        BAD.forEach((name, systems) -> {
            if (name.equals(condition)) {
                assertThat(changed.explorer().apply(systems)).as(name).isEmpty();
                assertThat(new Verdict().apply(systems)).as(name).hasSize(1);
            } else {
                assertThat(changed.explorer().apply(systems)).as(name).hasSize(1);
            }
        });
        assertThat(changed.places()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void withAConditionTurnedAroundTheGoodSystemFails(String condition) {
        ChangedConditions changed = new ChangedConditions(condition, Change.NEGATED);
        assertThat(changed.explorer().apply(KnownBad::good)).isNotEmpty();
        assertThat(new Verdict().apply(KnownBad::good)).isEmpty();
    }
}
