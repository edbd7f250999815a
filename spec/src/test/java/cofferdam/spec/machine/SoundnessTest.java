package cofferdam.spec.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Known-bad: each number of a reachable state is changed in turn, and each thing that can be wrong is noticed. G11-01. */
class SoundnessTest {
    private static final Set<String> COMPLAINTS = Set.of(
            "frame # of a memory channel has changed hands",
            "frame # belongs to partition #, to which no grant donates it",
            "frame # has loan state # and guest #",
            "frame # is at partition #, to which no grant of partition # passes it",
            "frame # is lent, but its owner still sees it",
            "frame # is at partition #, which is stopped",
            "frame # is reached by device # while its owner does not have it for itself",
            "frame # is seen by partition # with more rights than declared",
            "frame # is seen by partition #, which has no part in it",
            "partition # was restarted more often than any rule allows",
            "partition # is stopped, but something waits for it",
            "partition # is stopped, but device # is not",
            "partition # lives, but device # does not",
            "processor # has left its schedule",
            "queue # holds # messages",
            "message # of queue # has length #");

    @Test
    void everySentenceIsSaidOfSomeStateThatIsNotWellFormed() {
        Set<String> said = new TreeSet<>();
        for (long seed = 0; seed < 200 && said.size() < COMPLAINTS.size(); seed++) {
            SeparationMachine machine = SeparationMachine.of(RandomSystems.of(seed), new Bounds(1, false, 2), null);
            List<Action> actions = machine.actions(2);
            Random random = new Random(seed);
            for (int i = 0; i < 400; i++) {
                machine.step(actions.get(random.nextInt(actions.size())));
                if (i % 20 == 0) {
                    changeEachNumber(machine, said);
                }
            }
        }
        assertThat(said).containsExactlyInAnyOrderElementsOf(COMPLAINTS);
    }

    private static void changeEachNumber(SeparationMachine machine, Set<String> said) {
        for (int place = 0; place < machine.size(); place++) {
            long now = machine.number(place);
            for (long other = -1; other < 9; other++) {
                machine.number(place, other);
                String wrong = machine.unsound();
                if (wrong != null) {
                    said.add(wrong.replaceAll("-?[0-9]+", "#"));
                }
            }
            machine.number(place, now);
            assertThat(machine.unsound()).isNull();
        }
    }
}
