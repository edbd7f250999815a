package cofferdam.spec.system.rules;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import java.util.List;

/** All rules of the description. */
public final class RuleCatalogue {
    private RuleCatalogue() {}

    /** What is wrong with a description; empty if nothing. */
    public static List<Finding> check(SystemDescription description) {
        return List.of();
    }
}
