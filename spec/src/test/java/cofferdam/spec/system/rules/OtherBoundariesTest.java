package cofferdam.spec.system.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rules with several bounds are broken at each of them (G8-04, G8-05, G11-02). */
class OtherBoundariesTest {
    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> aRuleIsBrokenFromAnotherSide() {
        return Fixture.text("other-boundaries.txt")
                .lines()
                .filter(l -> !l.startsWith("#"))
                .map(line -> {
                    String[] parts = line.split(" \\| ?", 3);
                    return DynamicTest.dynamicTest(line, () -> {
                        String text = Fixture.edit(parts[1], parts[2]);
                        assertThat(Fixture.findings(Fixture.write(folder, text)))
                                .extracting(f -> f.replaceAll("^[^ ]*: ([A-Z]{3}-\\d\\d): .*", "$1"))
                                .containsExactlyInAnyOrder(parts[0].split(" "));
                    });
                });
    }
}
