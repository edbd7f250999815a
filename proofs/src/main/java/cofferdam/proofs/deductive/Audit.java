package cofferdam.proofs.deductive;

import cofferdam.proofs.evidence.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What KeY's answers are worth. A closed proof counts only if each of its rules proves something, its precondition is
 * not false, and every contract it uses is proved as well, without going round in a circle.
 */
final class Audit {
    /** KeY's rules that are programs and sound: simplification, use of contracts, statements of JML that are proved. */
    private static final Set<String> BUILT_IN = Set.of(
            "One Step Simplification",
            "Use Operation Contract",
            "Use Dependency Contract",
            "JML assert",
            "JML set statement",
            "Loop Invariant");

    private static final String AXIOM = "axiom ";

    private final SortedMap<String, KeyAnswer> answers;
    private final SortedMap<String, Verdict> verdicts = new TreeMap<>();

    private Audit(Map<String, KeyAnswer> answers) {
        this.answers = new TreeMap<>(answers);
    }

    /** What came of a contract, and why it is not proved. */
    record Verdict(Outcome outcome, String detail) {}

    /**
     * Judges.
     *
     * @param answers to contracts, by id
     */
    static SortedMap<String, Verdict> of(Map<String, KeyAnswer> answers) {
        Audit audit = new Audit(answers);
        audit.answers.forEach((id, answer) -> audit.verdicts.put(id, alone(answer)));
        audit.answers.keySet().forEach(audit::circle);
        while (audit.restsOnUnproved()) {
            // Until nothing changes: what rests on something unproved is itself not proved.
        }
        return audit.verdicts;
    }

    /** Contracts that these take for proved and about which nothing is known. */
    static SortedSet<String> unknown(Map<String, KeyAnswer> answers) {
        SortedSet<String> unknown = new TreeSet<>();
        for (KeyAnswer answer : answers.values()) {
            answer.uses().stream()
                    .filter(use -> !use.startsWith(AXIOM) && !answers.containsKey(use))
                    .forEach(unknown::add);
        }
        return unknown;
    }

    private static Verdict alone(KeyAnswer answer) {
        if (!answer.failed().isEmpty()) {
            return new Verdict(Outcome.ERROR, answer.failed());
        }
        if (!answer.closed()) {
            String goals = answer.openGoals() == 1 ? "one goal is" : answer.openGoals() + " goals are";
            return new Verdict(
                    Outcome.OPEN,
                    goals + " open after " + answer.steps() + " steps"
                            + (answer.usedUp() ? ", when the steps were used up" : ""));
        }
        if (!answer.refused().isEmpty()) {
            return new Verdict(Outcome.OPEN, "closed, but not proved: it takes for granted, by " + answer.refused());
        }
        Set<String> others = new TreeSet<>(answer.builtIn());
        others.removeAll(BUILT_IN);
        if (!others.isEmpty()) {
            return new Verdict(Outcome.OPEN, "closed by rules that are not on the list of sound ones: " + others);
        }
        if (answer.contradiction()) {
            return new Verdict(Outcome.VACUOUS, "its precondition, with the invariants, is never true");
        }
        return new Verdict(Outcome.PROVED, "");
    }

    private void circle(String id) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(answers.get(id).uses());
        while (!next.isEmpty()) {
            String use = next.pop();
            if (use.equals(id)) {
                worsen(id, "closed, but its proof rests on itself");
                return;
            }
            if (reached.add(use) && answers.containsKey(use)) {
                next.addAll(answers.get(use).uses());
            }
        }
    }

    private boolean restsOnUnproved() {
        boolean changed = false;
        for (Map.Entry<String, KeyAnswer> each : answers.entrySet()) {
            Optional<String> unproved =
                    each.getValue().uses().stream().filter(use -> !proved(use)).findFirst();
            if (unproved.isPresent()) {
                changed |= worsen(each.getKey(), "closed, but it rests on what is not proved: " + unproved.get());
            }
        }
        return changed;
    }

    private boolean proved(String use) {
        return verdicts.containsKey(use) && verdicts.get(use).outcome() == Outcome.PROVED;
    }

    private boolean worsen(String id, String detail) {
        if (verdicts.get(id).outcome() != Outcome.PROVED) {
            return false;
        }
        verdicts.put(id, new Verdict(Outcome.OPEN, detail));
        return true;
    }
}
