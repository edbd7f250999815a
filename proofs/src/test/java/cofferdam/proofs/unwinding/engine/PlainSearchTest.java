package cofferdam.proofs.unwinding.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.KnownBad;
import cofferdam.proofs.unwinding.Toy;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** The explorer against a search that compares every pair of states. Requirement G11-01. */
class PlainSearchTest {
    @Property(tries = 300)
    void theExplorerFindsWhatAComparisonOfAllPairsFinds(@ForAll long seed, @ForAll boolean two) {
        PlainSearch plain = new PlainSearch(() -> random(seed));
        Exploration result = new Explorer(
                        () -> random(seed), Plan.of("random").toTheEnd().workers(two ? 2 : 1))
                .explore(Progress.NONE);
        Set<cofferdam.proofs.unwinding.engine.Property> broken =
                EnumSet.noneOf(cofferdam.proofs.unwinding.engine.Property.class);
        broken.addAll(result.broken().keySet());
        Statistics.label("properties broken").collect(broken.size());
        // Whether somebody can act is compared as an answer; what others see of it is only then compared no more.
        if (broken.contains(cofferdam.proofs.unwinding.engine.Property.OUTPUT_CONSISTENCY)) {
            plain.broken().remove(cofferdam.proofs.unwinding.engine.Property.STEP_CONSISTENCY);
            plain.broken().remove(cofferdam.proofs.unwinding.engine.Property.SCHEDULER_INDEPENDENCE);
            broken.remove(cofferdam.proofs.unwinding.engine.Property.STEP_CONSISTENCY);
            broken.remove(cofferdam.proofs.unwinding.engine.Property.SCHEDULER_INDEPENDENCE);
        }
        assertThat(broken).isEqualTo(plain.broken());
        if (result.broken().isEmpty() || result.expanded() == result.states()) {
            assertThat(result.states()).isEqualTo(plain.states());
            assertThat(result.transitions()).isEqualTo(plain.transitions());
        }
    }

    @Test
    void bothJudgeTheKnownSystemsAlike() {
        assertThat(new PlainSearch(KnownBad::good).broken()).isEmpty();
        KnownBad.systems().forEach((condition, systems) -> {
            if (!condition.equals("ended")) {
                assertThat(new PlainSearch(systems).broken())
                        .isEqualTo(new Explorer(systems, Plan.of(condition).toTheEnd())
                                .explore(Progress.NONE)
                                .broken()
                                .keySet());
            }
        });
    }

    /** Five small numbers, of which each domain sees some, and actions that set one from others. */
    private static Toy random(long seed) {
        Random random = new Random(seed);
        Toy toy = Toy.of(new int[5], "a", "b", "clock").scheduler(2);
        int policy = random.nextInt(4);
        toy.policy((from, to) -> from == 2 || (policy >> from & 1) != 0 && to != 2);
        toy.sees(1, 3)
                .sees(random.nextBoolean() ? new int[] {2, 3} : new int[] {2})
                .sees(0);
        toy.act("tick", s -> 2, s -> {
            s[0] ^= 1;
            return new byte[0];
        });
        int actions = 1 + random.nextInt(4);
        for (int i = 0; i < actions; i++) {
            int to = random.nextInt(9) == 0 ? 0 : 1 + random.nextInt(4);
            int from = random.nextInt(5);
            int add = random.nextInt(3);
            int shown = random.nextInt(5);
            int guard = random.nextInt(8);
            int actor = random.nextInt(16) == 0 ? 2 : random.nextInt(2);
            toy.act("set " + to, s -> actor == 2 || s[0] == actor ? actor : -1, s -> {
                if (guard < 5 && s[guard] == 2) {
                    return null;
                }
                s[to] = (byte) ((s[from] + add) % (to == 0 ? 2 : 3));
                return random(s, shown);
            });
        }
        return toy.sound(s -> s[1] + s[2] + s[3] + s[4] < 8);
    }

    private static byte[] random(byte[] state, int shown) {
        return new byte[] {state[shown]};
    }
}
