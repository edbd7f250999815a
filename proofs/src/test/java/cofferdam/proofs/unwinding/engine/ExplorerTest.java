package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The explorer against systems that are known to be good or to break one property. Requirement G11-01. */
class ExplorerTest {
    private static final Map<String, Property> PROPERTY = Map.of(
            "sound", Property.INVARIANT,
            "ended", Property.TOTALITY,
            "refined", Property.REFINEMENT,
            "respected", Property.LOCAL_RESPECT,
            "sameViews", Property.STEP_CONSISTENCY,
            "sameAnswers", Property.OUTPUT_CONSISTENCY,
            "undisturbed", Property.SCHEDULER_INDEPENDENCE,
            "sameMoves", Property.SCHEDULER_INDEPENDENCE,
            "sameActor", Property.SCHEDULER_INDEPENDENCE);

    static Set<String> conditions() {
        return KnownBad.systems().keySet();
    }

    private static Exploration explore(Supplier<? extends TransitionSystem> systems, Plan plan) {
        return new Explorer(systems, plan).explore(Progress.NONE);
    }

    @Test
    void aGoodSystemKeepsAllPropertiesInEveryState() {
        Exploration result = explore(KnownBad::good, Plan.of("good"));
        assertThat(result.holds()).isTrue();
        assertThat(result.stop()).isEqualTo(Stop.COMPLETE);
        assertThat(result.states()).isEqualTo(2 * 4 * 4 * 4 * 4);
        assertThat(result.expanded()).isEqualTo(result.states());
        assertThat(result.layers().stream().mapToLong(n -> n).sum()).isEqualTo(result.states());
        assertThat(result.checks()).hasSize(Property.values().length).allSatisfy((property, count) -> assertThat(count)
                .isGreaterThanOrEqualTo(result.states()));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aKnownBadSystemBreaksItsPropertyAndNoOther(String condition) {
        Exploration result =
                explore(KnownBad.systems().get(condition), Plan.of(condition).toTheEnd());
        assertThat(result.broken()).containsOnlyKeys(PROPERTY.get(condition));
        assertThat(result.holds()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void aKnownBadSystemPassesIfNobodyAsksForItsProperty(String condition) {
        Set<Property> others = EnumSet.allOf(Property.class);
        others.remove(PROPERTY.get(condition));
        if (!condition.equals("ended")) {
            Exploration result = explore(
                    KnownBad.systems().get(condition), Plan.of(condition).checking(others));
            assertThat(result.broken()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void theNumberOfWorkersMakesNoDifference(int workers) {
        KnownBad.systems().forEach((condition, systems) -> {
            Plan plan = Plan.of(condition).toTheEnd();
            Exploration one = explore(systems, plan);
            Exploration many = explore(systems, plan.workers(workers));
            assertThat(many.hash()).isEqualTo(one.hash());
            assertThat(many.states()).isEqualTo(one.states());
            assertThat(many.transitions()).isEqualTo(one.transitions());
            assertThat(many.layers()).isEqualTo(one.layers());
            assertThat(many.checks()).isEqualTo(one.checks());
            Property property = PROPERTY.get(condition);
            assertThat(many.broken().get(property).words())
                    .isEqualTo(one.broken().get(property).words());
        });
    }

    @Test
    void aCounterexampleIsAShortestWay() {
        Counterexample peep = explore(KnownBad.systems().get("sameViews"), Plan.of("peep"))
                .broken()
                .get(Property.STEP_CONSISTENCY);
        assertThat(peep.first().words()).containsExactly("the clock ticks", "black peeps");
        assertThat(peep.second().orElseThrow().words())
                .containsExactly("red counts", "red hides what it counted", "the clock ticks", "black peeps");
        assertThat(peep.words())
                .contains(
                        "black sees different things after the same action of black",
                        "seen:    00 00",
                        "instead: 01 00");
    }
}
