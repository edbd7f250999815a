package cofferdam.workbench.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lab 2 passes machine code that gets through the defective kernel alone (G11-01, G11-06). */
class AttackGraderTest {
    private static final Lab LAB = Lab.WRITE_AN_ATTACK;
    private static final String ATTEMPTS = "attempts.xml";

    @TempDir
    Path folder;

    @Test
    void anAttackThatUsesTheDefectPasses() throws Exception {
        Path answer = assembled(Answers.right(LAB, folder));
        Answers.passes(LAB, answer);
    }

    @Test
    void aPoliteProgramIsNoAttack() throws Exception {
        Answers.fails(Answers.grade(LAB, Answers.start(LAB, folder)), "gets through", "just as the sound one does");
    }

    @Test
    void anAttemptThatIsNotMadeIsNotSeen() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), ATTEMPTS, "b=\"0x23ff8\"", "b=\"0x23ff0\"");
        Answers.fails(Answers.grade(LAB, answer), "The sound kernel stops attempt 1", "not seen: refused");
    }

    @Test
    void aListThatBreaksARuleIsToldWhere() throws Exception {
        Path answer = Answers.edit(Answers.right(LAB, folder), ATTEMPTS, "slot=\"20\"", "slot=\"21\"");
        Answers.fails(Answers.grade(LAB, answer), "attempts.xml is in order", "attempts.xml:6:1: ATT-01");
    }

    @Test
    void codeThatDoesNotFitIsRefused() throws Exception {
        Path answer = Answers.right(LAB, folder);
        Files.write(answer.resolve("attack.bin"), new byte[4097]);
        Answers.fails(Answers.grade(LAB, answer), "fits", "4097 bytes");
    }

    @Test
    void theImagesAreThoseOfTheirSources() throws Exception {
        Path lab = Answers.start(LAB, folder);
        Path built = assembled(Answers.start(LAB, folder));
        try (Stream<Path> images = Files.list(lab)) {
            for (Path image : images.filter(f -> f.toString().endsWith(".bin")).toList()) {
                assertThat(built.resolve(image.getFileName())).hasSameBinaryContentAs(image);
            }
        }
    }

    /** With its images assembled anew. */
    private Path assembled(Path answer) throws Exception {
        if (!Files.exists(answer.resolve("build.sh"))) {
            Files.copy(Answers.start(LAB, folder).resolve("build.sh"), answer.resolve("build.sh"));
        }
        Process build = new ProcessBuilder("sh", answer.resolve("build.sh").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(build.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(build.exitValue())
                .as(new String(build.getInputStream().readAllBytes()))
                .isZero();
        return answer;
    }
}
