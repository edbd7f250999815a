package cofferdam.workbench.grade;

import cofferdam.proofs.deductive.KeyProver;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.evidence.ToolFailedException;
import cofferdam.proofs.evidence.ToolMissingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Contracts of a student, judged by KeY in two steps: that the student's own contracts are proved, and that they say enough.
 * For the second, the grader adds a method of its own to the class, with the contract that is wanted, whose body is one call of
 * the student's method: KeY knows nothing of that but its contract. So no list of forbidden words is needed: a contract that
 * nobody can use, or that says nothing, proves nothing here, and what rests on anything unproved is no proof.
 */
final class KeyCheck {
    /** How long KeY may say nothing; its budget counts steps, not seconds. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final Pattern PLACE = Pattern.compile("(line \\d+:\\d+ .*?)(?: expecting|$)", Pattern.MULTILINE);

    private KeyCheck() {}

    /** The class with a method more, before its last brace. */
    static String with(String source, String method) {
        int end = source.lastIndexOf('}');
        return end < 0 ? source : source.substring(0, end) + "\n" + method + source.substring(end);
    }

    /** The answers about all contracts of some methods, by id. */
    static Map<String, Result> ask(ShippedSources sources, List<String> methods)
            throws IOException, InterruptedException {
        Map<String, Result> results = new TreeMap<>();
        KeyProver prover = KeyProver.among(sources, SILENCE);
        List<Obligation> obligations = prover.obligations().stream()
                .filter(o -> methods.stream().anyMatch(m -> o.id().contains("." + m + "(")))
                .toList();
        if (obligations.isEmpty()) {
            return results;
        }
        try {
            prover.prove(obligations, 1, result -> {})
                    .forEach(r -> results.put(r.obligation().id(), r));
        } catch (ToolMissingException e) {
            throw new ToolFailedException(e.getMessage(), e.advice(), e);
        }
        return results;
    }

    /**
     * Judges what KeY answered.
     *
     * @param own the student's method, as {@code Class.method}
     * @param wanted the grader's
     * @param says what the grader's contract says, in words
     */
    static void judge(Map<String, Result> results, String own, String wanted, String says, Steps steps) {
        String contract = "KeY proves the contract of " + own;
        steps.unless(
                results.keySet().stream().anyMatch(id -> id.contains("." + own + "(")),
                contract,
                "there is no contract of a method " + own,
                "Write it directly above the method, in a comment that begins with /*@ normal_behavior.");
        results.forEach((id, result) -> {
            if (id.contains("." + own + "(")) {
                steps.unless(
                        result.outcome() == Outcome.PROVED,
                        contract,
                        brief(id) + " is " + result.outcome() + ": " + reason(result.detail()),
                        advice(result));
            }
        });
        steps.passed(contract, "");
        Result use = results.entrySet().stream()
                .filter(entry -> entry.getKey().contains("." + wanted + "("))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("KeY does not know " + wanted));
        steps.must(
                use.outcome() == Outcome.PROVED,
                "The contract says enough: whoever calls the method can conclude that " + says,
                "KeY cannot conclude it from the contract: " + use.outcome() + ", " + reason(use.detail()),
                "Either 'requires' asks for more than every caller can promise, or 'ensures' says less than is true, or"
                        + " 'assignable' allows more than the method does.");
    }

    /** What KeY said, in one line: of text that it cannot read, the first place. */
    static String reason(String detail) {
        Matcher place = PLACE.matcher(detail);
        return place.find()
                ? place.group(1).strip()
                : detail.lines().findFirst().orElse("");
    }

    private static String advice(Result result) {
        return switch (result.outcome()) {
            case VACUOUS ->
                "Nobody can ever call this method: find the 'requires' that contradict each other or the"
                        + " invariants.";
            case ERROR ->
                "KeY reads the Java of the kernel profile: no lambdas, no generics, no library. Does every clause"
                        + " end with a semicolon, and is every name spelled as it is declared?";
            default ->
                result.detail().contains("granted") || result.detail().contains("rests on")
                        ? "Nothing may be taken for granted: no 'assume', no axiom, no method without a proof."
                        : "Either the method does not do what its contract says, or the proof lacks something: for a loop, that"
                                + " is most often a loop invariant. What is true before each round, and together with the end"
                                + " of the loop gives what 'ensures' says?";
        };
    }

    private static String brief(String id) {
        return id.substring(id.lastIndexOf('.', id.indexOf('(') < 0 ? id.length() : id.indexOf('(')) + 1);
    }
}
