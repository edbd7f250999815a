package cofferdam.workbench.certify;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Trace;
import cofferdam.spec.requirement.RequirementCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever property an exploration finds broken fails exactly one claim, with its steps as witness (G10-02, G11-06). */
class StateChecksTest {
    @ParameterizedTest
    @EnumSource(Property.class)
    void eachPropertyFailsOneClaim(Property property) {
        List<Evidence> evidence = StateChecks.evidence(broken(property, "something is wrong"));
        assertThat(evidence)
                .filteredOn(e -> e.verdict() == Verdict.FAILS)
                .singleElement()
                .satisfies(failing -> {
                    assertThat(failing.strength()).isEqualTo(Strength.SAMPLED);
                    assertThat(failing.witness().orElseThrow().steps()).containsExactly("red sends");
                });
        assertThat(evidence).hasSameSizeAs(Check.ofStates());
    }

    @ParameterizedTest
    @CsvSource({"G1-13, G1", "G2-03, G2", "G3-01, G3", "G5-04, G5", "G6-01, G6", "G9-05, G9", "G7-01, G9"})
    void anInvariantFailsTheClaimThatItNames(String requirement, String claim) {
        List<Evidence> evidence =
                StateChecks.evidence(broken(Property.INVARIANT, "red does what it may not (" + requirement + ")"));
        assertThat(evidence)
                .filteredOn(e -> e.verdict() == Verdict.FAILS)
                .extracting(Evidence::claim)
                .containsExactly(claim);
    }

    @Test
    void bothRunsOfAPairAreInTheWitness() {
        Trace one = new Trace(List.of(1), List.of("black looks"));
        Trace other = new Trace(List.of(0, 1), List.of("red sends", "black looks"));
        Counterexample found = new Counterexample(
                Property.STEP_CONSISTENCY, "it differs", one, Optional.of(other), "black", "black", one(), two());
        Coverage coverage = coverage(List.of(new Explained(found, List.of("black's port: 0 / 1", "b", "c", "d"))));
        Witness witness = StateChecks.evidence(coverage).stream()
                .flatMap(e -> e.witness().stream())
                .findFirst()
                .orElseThrow();
        assertThat(witness.sentence()).isEqualTo("it differs; black's port: 0 / 1, b, c, and 1 more");
        assertThat(witness.steps())
                .containsExactly(
                        "in one run: black looks", "in the other run: red sends", "in the other run: black looks");
    }

    @Test
    void theChecksCoverTheClaimsThatStatesCanShow() {
        Set<String> claims = Check.ofStates().stream().map(Check::claim).collect(Collectors.toSet());
        assertThat(claims).contains("G1", "G2", "G4", "G5", "G6");
        for (Check check : Check.ofStates()) {
            assertThat(RequirementCatalogue.shipped().requirements().stream().map(r -> r.id()))
                    .containsAll(check.requirements());
        }
    }

    @Test
    void whereNothingWasExploredThereIsNoEvidence() {
        assertThat(StateChecks.evidence(Coverage.none("no time"))).isEmpty();
        assertThat(Coverage.none("no time").strength()).isEqualTo(Strength.UNKNOWN);
    }

    private static byte[] one() {
        return new byte[] {1};
    }

    private static byte[] two() {
        return new byte[] {2};
    }

    private static Coverage broken(Property property, String what) {
        Trace trace = new Trace(List.of(0), List.of("red sends"));
        Counterexample found =
                new Counterexample(property, what, trace, Optional.empty(), "red", "black", one(), two());
        return coverage(List.of(new Explained(found, List.of())));
    }

    private static Coverage coverage(List<Explained> broken) {
        return new Coverage(Optional.empty(), "small", "a property is broken", false, 2, 1, 3, 1, "00", 1, 3, broken);
    }
}
