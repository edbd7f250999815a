package cofferdam.proofs.sources;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A method or constructor with a body.
 *
 * @param type simple name of its class
 * @param id qualified name with the types of the parameters, as OpenJML prints it
 * @param name as the source has it; a constructor's is the class's
 * @param body normalised text of the body; empty for a constructor that is not written
 * @param comment its Javadoc
 * @param typeComment that of its class
 * @param contract normalised text from the member before it to its body: annotations and signature
 */
public record CoreMethod(
        String type, String id, String name, String body, String comment, String typeComment, String contract) {
    private static final Pattern REQUIREMENT = Pattern.compile("\\bG\\d{1,2}-\\d{2}\\b");

    /** Ids of the requirements that its Javadoc names, or where it names none, that of its class. */
    public List<String> requirements() {
        List<String> own = requirements(comment);
        return own.isEmpty() ? typeRequirements() : own;
    }

    /** Ids of the requirements that its class's Javadoc names. */
    public List<String> typeRequirements() {
        return requirements(typeComment);
    }

    /** Whether its own Javadoc names requirements. */
    public boolean namesRequirements() {
        return !requirements(comment).isEmpty();
    }

    private static List<String> requirements(String text) {
        return REQUIREMENT
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    /** First sentence of the Javadoc; empty without one. */
    public String summary() {
        return comment.strip().split("(?<=\\.)\\s|\n\\s*\n", 2)[0].replaceAll("\\s+", " ");
    }
}
