package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The steps that a page shows are those of the run that broke a claim (G11-06). */
class PlayerOfDefectTest {
    @TempDir
    Path folder;

    @Test
    void theForeignFrameIsSeenBeingMapped() throws Exception {
        List<String> moments = moments("missing-ownership-check-in-map", "smallest");
        assertThat(moments).hasSize(2);
        assertThat(moments.get(0))
                .contains("MAP(3, 0x3, 1) answers 0", "RIP0x100000x", "EPT of 'producer', level 1", "becomes 0x129031")
                .contains("0x129000 4Kconsumer consumer/datamapped for 'producer' at 0x23000, r");
        assertThat(moments.get(1))
                .contains("Violation", "which belongs to partition consumer")
                .contains("reached by 'producer' at 0x23000, r; 'consumer' at 0x23000, rw");
    }

    @Test
    void theRegisterLeftOverIsComparedWithTheOrdinaryRun() throws Exception {
        List<String> moments = moments("register-left-over", "red-black");
        assertThat(moments.get(moments.size() - 1)).contains("differ from the ordinary run", "R150x1000x");
    }

    private List<String> moments(String defect, String example) throws Exception {
        Cli.run(
                "certify",
                Cli.example(example),
                "--tries",
                "1",
                "--budget",
                "0",
                "--defect",
                defect,
                "--out",
                folder.resolve(defect).toString());
        Element player = PlayerTest.player(Files.readString(folder.resolve(defect + "/certificate.html")));
        return PlayerTest.moments(player);
    }
}
