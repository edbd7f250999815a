package cofferdam.proofs.unwinding.kernel;

import cofferdam.spec.system.rules.RuleText;
import java.util.List;

/** The rules that a model must satisfy besides its schema; {@link ModelReader} checks them (G8-05). */
public final class ModelRules {
    private static final List<RuleText> ALL = List.of(
            new RuleText(
                    "MOD-01",
                    "A model names the file of a system description, as seen from its own.",
                    "system=\"system.xml\"",
                    "system=\"none.xml\""),
            new RuleText(
                    "MOD-02",
                    "The system has at most 64 MiB of memory from its first address to its last, and 4096 pages in a"
                            + " partition: a state holds all of it.",
                    "<region base=\"0x100000\" size=\"1M\"/>",
                    "<region base=\"0x100000\" size=\"1G\"/>"),
            new RuleText(
                    "MOD-03",
                    "Bounds are in range: values and words from 1 to 64, lost from 1 to 999, records from 0 to 16.",
                    "values=\"2\"",
                    "values=\"0\""),
            new RuleText(
                    "MOD-04",
                    "Cells belong to a partition of the system.",
                    "<cells partition=\"red\" at=\"0x2000\" size=\"4K\"/>",
                    "<cells partition=\"rot\" at=\"0x2000\" size=\"4K\"/>"),
            new RuleText(
                    "MOD-05",
                    "Cells are whole pages, at least one.",
                    "<cells partition=\"red\" at=\"0x2000\" size=\"4K\"/>",
                    "<cells partition=\"red\" at=\"0x2800\" size=\"4K\"/>"));

    private ModelRules() {}

    /** All of them. */
    public static List<RuleText> all() {
        return ALL;
    }
}
