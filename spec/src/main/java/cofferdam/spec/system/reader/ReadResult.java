package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a description: the description, or what is wrong with it.
 *
 * @param description present exactly if there are no findings (G7-03)
 * @param findings in the order of the file
 */
public record ReadResult(Optional<SystemDescription> description, List<Finding> findings) {
    public ReadResult {
        findings = Finding.told(findings);
        if (description.isPresent() != findings.isEmpty()) {
            throw new IllegalArgumentException("a description with " + findings.size() + " findings");
        }
    }
}
