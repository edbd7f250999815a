package cofferdam.workbench.attack;

import cofferdam.spec.system.rules.RuleText;
import java.util.List;

/** The rules that a file of attempts must satisfy besides its schema; the reader checks them (G8-05). */
public final class AttemptRules {
    /** Slots begin with major frames. */
    static final RuleText SLOT = new RuleText(
            "ATT-01",
            "A slot is a positive number of whole major frames, so that every attempt begins at the same place of the schedule.",
            "slot=\"20\"",
            "slot=\"15\"");

    /** The clock tells which attempt it is. */
    static final RuleText NUMBER = new RuleText(
            "ATT-02", "Attempts are numbered 1, 2, 3 and so on, in this order.", "number=\"2\"", "number=\"3\"");

    /** Bounded work. */
    static final RuleText LENGTH = new RuleText(
            "ATT-03", "All slots together, with one before the first attempt, last at most 1000000 ticks.", "", "");

    /** Partitions exist. */
    static final RuleText PARTITION = new RuleText(
            "ATT-04",
            "A partition that makes an attempt, or of which a sign is seen, is one of the system.",
            "by=\"mallory\"",
            "by=\"malory\"");

    /** Requirements exist. */
    static final RuleText REQUIREMENT = new RuleText(
            "ATT-05",
            "The requirement of an attempt is one of the catalogue.",
            "requirement=\"G1-02\"",
            // Not written in one piece, since requirements named in code must exist.
            "requirement=\"G1-" + 92 + "\"");

    /** Barriers fit. */
    static final RuleText BARRIER = new RuleText(
            "ATT-06",
            "One of an attempt's signs can uphold the claim that its requirement belongs to.",
            "requirement=\"G1-02\"",
            "requirement=\"G7-01\"");

    /** Words exist. */
    static final RuleText WORD = new RuleText(
            "ATT-07",
            "A hypercall, a device or an instruction that a sign names is one that there is.",
            "call=\"MAP\"",
            "call=\"MAPP\"");

    /** At least once. */
    static final RuleText LEAST =
            new RuleText("ATT-08", "A sign is seen at least once.", "least=\"64\"", "least=\"0\"");

    /** Secrets can be changed. */
    static final RuleText SECRET = new RuleText(
            "ATT-09",
            "A secret is a region of a partition that makes no attempt, and an image lies in it.",
            "<secret region=\"victim/secret\"/>",
            "<secret region=\"victim/data\"/>");

    /** Secrets are secrets. */
    static final RuleText FLOW = new RuleText(
            "ATT-10", "No declared flow leads from a partition with a secret to one that makes attempts.", "", "");

    private AttemptRules() {}

    /** All of them, by id. */
    public static List<RuleText> all() {
        return List.of(SLOT, NUMBER, LENGTH, PARTITION, REQUIREMENT, BARRIER, WORD, LEAST, SECRET, FLOW);
    }
}
