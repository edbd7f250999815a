package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.rules.RuleCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a system description. Whatever the file contains, the result is a description that satisfies every rule, or
 * findings; no exception leaves this class because of a file (G7-03, G8-05, G8-06).
 *
 * <p>Three stages: the file must be readable XML; it must satisfy the schema; the model made from it must satisfy the
 * rules. All findings of a stage are reported together; a stage that finds something ends the reading.
 */
public final class DescriptionReader {
    private DescriptionReader() {}

    /**
     * Reads and checks a description; image files are looked up in the folder it lies in.
     *
     * @param path the file; locations in findings name it as given here
     */
    public static ReadResult read(Path path) {
        List<Finding> findings = new ArrayList<>();
        Optional<SystemDescription> description = readUnchecked(path, findings);
        description.ifPresent(d -> findings.addAll(RuleCatalogue.check(d)));
        return new ReadResult(findings.isEmpty() ? description : Optional.empty(), findings);
    }

    /** The model of a file that satisfies the schema, whether or not it satisfies the rules. */
    static Optional<SystemDescription> readUnchecked(Path path, List<Finding> findings) {
        Optional<XmlElement> root = XmlFormat.DESCRIPTION.read(path, findings);
        Path directory = path.toAbsolutePath().normalize().getParent();
        Optional<SystemDescription> description = root.map(r -> Binder.bind(r, directory, findings));
        return findings.isEmpty() ? description : Optional.empty();
    }
}
