package cofferdam.spec;

import cofferdam.spec.requirement.RequirementDocument;
import cofferdam.spec.system.reader.SchemaDocument;
import cofferdam.spec.system.rules.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes the generated pages about descriptions, rules and requirements into a folder: {@code ./mvnw -q -pl spec
 * compile exec:java -Dexec.mainClass=cofferdam.spec.Documents -Dexec.args=docs}.
 */
public final class Documents {
    private Documents() {}

    /** The pages by file name. */
    public static Map<String, String> pages() {
        return Map.of(
                "description.md", SchemaDocument.text(),
                "rules.md", RuleDocument.text(),
                "requirements.md", RequirementDocument.text());
    }

    /** Writes the pages into the folder given. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(Path.of(arguments[0], page.getKey()), page.getValue());
        }
    }
}
