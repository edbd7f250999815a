package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A counterexample is made as small as that goes, and still shows what it shows. Requirement G11-06. */
class ExplainedTest {
    static Set<String> conditions() {
        return KnownBad.systems().keySet();
    }

    private static Counterexample found(String condition) {
        return new Explorer(KnownBad.systems().get(condition), Plan.of(condition))
                .explore(Progress.NONE)
                .broken()
                .values()
                .iterator()
                .next();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void whatTheSearchFoundIsNotMadeLonger(String condition) throws ReplayException {
        Counterexample found = found(condition);
        Counterexample small =
                Explained.of(KnownBad.systems().get(condition), found).example();
        assertThat(small.steps()).isLessThanOrEqualTo(found.steps());
        assertThat(Replayer.shows(KnownBad.systems().get(condition), Replay.of(condition, small)))
                .isTrue();
    }

    @Test
    void stepsThatItDoesWithoutAreLeftOut() {
        List<String> tried = new ArrayList<>();
        for (String condition : conditions()) {
            Supplier<TransitionSystem> bad = KnownBad.systems().get(condition);
            Counterexample found = found(condition);
            longer(bad, found, condition).ifPresent(longer -> {
                assertThat(longer.steps()).isGreaterThan(found.steps());
                assertThat(Explained.of(bad, longer).example().steps())
                        .as(condition)
                        .isLessThanOrEqualTo(found.steps());
                tried.add(condition);
            });
        }
        assertThat(tried).as("where a step more still shows it").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void noStepOfASmallOneCanBeLeftOut(String condition) {
        Supplier<TransitionSystem> bad = KnownBad.systems().get(condition);
        Counterexample small = Explained.of(bad, found(condition)).example();
        for (int i = 0; i < small.first().steps() - 1; i++) {
            List<Integer> fewer = new ArrayList<>(small.first().actions());
            fewer.remove(i);
            assertThat(shows(bad, with(bad, small, fewer), condition))
                    .as("without step " + (i + 1))
                    .isFalse();
        }
    }

    /** The same with an action more at the beginning of the first run, if it still shows it. */
    private static Optional<Counterexample> longer(
            Supplier<TransitionSystem> bad, Counterexample found, String condition) {
        int actions = bad.get().actions();
        for (int action = 0; action < actions; action++) {
            List<Integer> more = new ArrayList<>(found.first().actions());
            more.add(0, action);
            Counterexample longer = with(bad, found, more);
            if (shows(bad, longer, condition)) {
                return Optional.of(longer);
            }
        }
        return Optional.empty();
    }

    private static Counterexample with(Supplier<TransitionSystem> bad, Counterexample found, List<Integer> actions) {
        TransitionSystem names = bad.get();
        return new Counterexample(
                found.property(),
                found.what(),
                new Trace(actions, actions.stream().map(names::action).toList()),
                found.second(),
                found.actor(),
                found.observer(),
                found.seen(),
                found.instead());
    }

    private static boolean shows(Supplier<TransitionSystem> bad, Counterexample example, String condition) {
        try {
            return Replayer.shows(bad, Replay.of(condition, example));
        } catch (ReplayException e) {
            return false;
        }
    }
}
