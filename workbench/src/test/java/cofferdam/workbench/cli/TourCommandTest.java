package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A newcomer sees each stop do what its text promises (G11-06). */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class TourCommandTest {
    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("cofferdam.home");
    }

    @Test
    void theTourRunsMapsCertifiesBreaksExplainsAndMends() {
        System.setProperty("cofferdam.home", "..");
        Path out = folder.resolve("out");
        Outcome outcome = Cli.run("tour", "--out", out.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(out.resolve("certificate.html")).exists();
        assertThat(outcome.out())
                .contains("1 of 6  Run", "6 of 6  Mend")
                .contains("consumer cannot influence producer", "G1 fails in check ", "Exclusive reach")
                .contains("-        boolean own = f >= 0 && m.ledger.owner(f) == p;");
    }

    @Test
    void withoutTheExamplesItSaysWhereToStart() {
        System.setProperty("cofferdam.home", Path.of("nowhere").toString());
        Outcome outcome = Cli.run("tour");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("there is no file nowhere", "./cofferdam tour");
    }
}
