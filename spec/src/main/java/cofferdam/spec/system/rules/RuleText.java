package cofferdam.spec.system.rules;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Location;

/**
 * What a rule says, with an example of each verdict; the tests try every example (G11-02).
 *
 * @param id concern and number, such as {@code MEM-07}
 * @param sentence what must hold, in one sentence
 * @param good an excerpt of the fixture description that satisfies the rule
 * @param bad the same excerpt, edited so that it breaks the rule
 */
public record RuleText(String id, String sentence, String good, String bad) {
    /** A violation of this rule. */
    public Finding finding(Location where, String found, String advice) {
        return new Finding(id, where, found, advice);
    }
}
