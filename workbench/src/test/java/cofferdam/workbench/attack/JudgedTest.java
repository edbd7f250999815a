package cofferdam.workbench.attack;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.attack.Judged.Outcome;
import cofferdam.workbench.watch.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attempts are judged by what was seen and violated, never by what was expected. */
class JudgedTest {
    private static final Sign READ = new Sign(Barrier.EPT_VIOLATION, 0, Map.of("access", "read", "at", "0x90000"), 1);

    @Test
    void anAttemptWhoseSignsAreSeenIsStopped() {
        Judged judged = Judged.of(attempt(READ), List.of(violation(0, "read", "0x90000")), List.of());
        assertThat(judged.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(judged.seen()).containsExactly("stage-two tables: seen");
    }

    @Test
    void anAttemptOfWhichNothingIsSeenIsNotStopped() {
        Judged judged = Judged.of(attempt(READ), List.of(), List.of());
        assertThat(judged.outcome()).isEqualTo(Outcome.NOT_SEEN);
        assertThat(judged.missing()).containsExactly(READ);
    }

    @Test
    void aSightingOfAnotherPartitionAddressOrAccessIsNoSign() {
        assertThat(READ.matches(violation(0, "read", "0x90000"))).isTrue();
        assertThat(READ.matches(violation(1, "read", "0x90000"))).isFalse();
        assertThat(READ.matches(violation(0, "write", "0x90000"))).isFalse();
        assertThat(READ.matches(violation(0, "read", "0x90008"))).isFalse();
        assertThat(new Sign(Barrier.DMA, 0, Map.of(), 1).matches(violation(0, "read", "0x90000")))
                .isFalse();
    }

    @Test
    void aSignMustBeSeenOftenEnough() {
        Sign twice = new Sign(Barrier.EPT_VIOLATION, 0, Map.of(), 2);
        Sighting once = violation(0, "read", "0x90000");
        assertThat(Judged.of(attempt(twice), List.of(once), List.of()).outcome())
                .isEqualTo(Outcome.NOT_SEEN);
        assertThat(Judged.of(attempt(twice), List.of(once, once), List.of()).outcome())
                .isEqualTo(Outcome.STOPPED);
    }

    @Test
    void aViolationCountsMoreThanAnySign() {
        Judged judged = Judged.of(
                attempt(READ), List.of(violation(0, "read", "0x90000")), List.of(violated("G2-01"), violated("G1-02")));
        assertThat(judged.outcome()).isEqualTo(Outcome.NOT_STOPPED);
        assertThat(judged.violation())
                .hasValueSatisfying(v -> assertThat(v.requirement()).isEqualTo("G1-02"));
    }

    @Test
    void anAttemptWithoutBarrierIsSaidToBeWithoutEffect() {
        Sign burst = new Sign(Barrier.PREEMPTED, 0, Map.of(), 1);
        Sighting seen = new Sighting(Barrier.PREEMPTED, 0, 7, Map.of(), "seen");
        assertThat(Judged.of(attempt(burst), List.of(seen), List.of()).seen())
                .containsExactly(
                        "schedule: seen", "without effect on others: no requirement violated, no difference seen");
        assertThat(Judged.of(attempt(burst), List.of(seen), List.of(violated("G4-01")))
                        .seen())
                .containsExactly("schedule: seen");
    }

    private static Attempt attempt(Sign sign) {
        return new Attempt(1, 0, "mallory", "G1-02", "read", "the secret", List.of(sign));
    }

    private static Sighting violation(int partition, String access, String at) {
        return new Sighting(Barrier.EPT_VIOLATION, partition, 7, Map.of("access", access, "at", at), "seen");
    }

    private static Violation violated(String requirement) {
        return new Violation(requirement, "it is so", "mallory", "somewhere", 7, List.of());
    }
}
