package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Each {@code determines} contract of the core has a twin that names one source less, the value itself, and so leaks it:
 * KeY must leave every twin open (G2-08, G11-02).
 */
class LeakyTwinsInKeyTest {
    private static final Pattern SOURCES = Pattern.compile("\\\\by([^;]*);");
    private static final int JOBS = 2;

    @Test
    void whatDependsOnMoreThanItsContractNamesIsNotProved() throws Exception {
        CoreSources shipped = CoreSources.shipped(Reader.KEY);
        Map<String, String> leaky = new TreeMap<>();
        shipped.files()
                .forEach((type, text) -> leaky.put(
                        type,
                        SOURCES.matcher(text).replaceAll(clause -> Matcher.quoteReplacement(twin(clause.group(1))))));
        KeyProver prover = KeyProver.of(CoreSources.of(leaky, Reader.KEY));
        List<Obligation> twins = determines(prover);
        assertThat(twins)
                .extracting(Obligation::id)
                .isEqualTo(determines(KeyProver.of(shipped)).stream()
                        .map(Obligation::id)
                        .toList());
        assertThat(twins).hasSizeGreaterThan(10);
        List<Result> results = prover.prove(twins, JOBS, answer -> {});
        assertThat(results).allSatisfy(result -> assertThat(result.outcome())
                .as(result.obligation().id() + " " + result.detail())
                .isEqualTo(Outcome.OPEN));
    }

    @Test
    void theLastSourceIsLeftOut() {
        assertThat(twin(" p, (0 <= e && f(e, 1) ? from[e] : 0)")).isEqualTo("\\by p;");
        assertThat(twin(" p, i,\n    @    saved[p * WORDS + i]")).isEqualTo("\\by p, i;");
        assertThat(twin(" at[1]")).isEqualTo("\\by \\nothing;");
    }

    private static List<Obligation> determines(KeyProver prover) {
        return prover.obligations().stream().filter(prover::theorem).toList();
    }

    /** The same sources without the last. */
    private static String twin(String sources) {
        int depth = 0;
        for (int i = sources.length() - 1; i >= 0; i--) {
            char c = sources.charAt(i);
            depth += ")]}".indexOf(c) >= 0 ? 1 : "([{".indexOf(c) >= 0 ? -1 : 0;
            if (c == ',' && depth == 0) {
                return "\\by" + sources.substring(0, i) + ";";
            }
        }
        return "\\by \\nothing;";
    }
}
