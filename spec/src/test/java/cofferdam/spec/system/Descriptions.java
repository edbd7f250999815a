package cofferdam.spec.system;

import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.rules.Fixture;
import java.nio.file.Path;

/** Valid descriptions for tests. */
final class Descriptions {
    private Descriptions() {}

    /** The good description with one edit, which must leave it valid. */
    static SystemDescription edited(Path folder, String from, String to) {
        return DescriptionReader.read(Fixture.write(folder, Fixture.edit(from, to)))
                .description()
                .orElseThrow();
    }

    /** The good description. */
    static SystemDescription good(Path folder) {
        return edited(folder, "name=\"gateway\"", "name=\"gateway\"");
    }
}
