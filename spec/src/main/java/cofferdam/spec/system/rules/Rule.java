package cofferdam.spec.system.rules;

import cofferdam.spec.system.Finding;
import java.util.List;

/**
 * A declared rule: what it says and how it is checked.
 *
 * @param limit whether it bounds how many of something there are; such rules are checked first and alone when broken,
 *     so that all others deal with small descriptions only
 */
record Rule(RuleText text, boolean limit, Check check) {
    /** Looks for violations. */
    @FunctionalInterface
    interface Check {
        void run(Facts facts, Report report);
    }

    /** A rule with an example of each verdict. */
    static Rule rule(String id, String sentence, String good, String bad, Check check) {
        return new Rule(new RuleText(id, sentence, good, bad), false, check);
    }

    /** A rule that bounds a number of things. */
    static Rule limit(String id, String sentence, Check check) {
        return new Rule(new RuleText(id, sentence, "", ""), true, check);
    }

    /** Adds the violations in a description to the findings. */
    void check(Facts facts, List<Finding> findings) {
        check.run(facts, new Report(text, findings));
    }
}
