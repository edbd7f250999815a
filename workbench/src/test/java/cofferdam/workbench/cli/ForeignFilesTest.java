package cofferdam.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.cli.Cli.Outcome;
import cofferdam.workbench.report.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** No command overwrites what Cofferdam did not write, wherever it is told to write (G8-06). */
class ForeignFilesTest {
    private static final String CHANNEL = ExploreCommandTest.model("channel");

    @TempDir
    Path folder;

    private Path precious;

    @BeforeEach
    void somethingPrecious() throws IOException {
        precious = Files.writeString(folder.resolve("precious.txt"), "mine");
        System.setProperty("cofferdam.cache", folder.resolve("cache").toString());
    }

    @AfterEach
    void itIsAsItWas() {
        System.clearProperty("cofferdam.cache");
        assertThat(precious).hasContent("mine");
    }

    /** Whoever adds an option that names a file or folder decides here whether it is written to. */
    @Test
    void theOptionsThatWriteAreTheOnesTestedHere() {
        List<String> paths = new ArrayList<>();
        Terminal nobody =
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, false);
        CommandLine line = CommandLineProgram.commandLine(nobody, null, Map.of());
        line.getSubcommands().forEach((name, command) -> {
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (option.type() == Path.class || option.auxiliaryTypes()[0] == Path.class) {
                    paths.add(name + " " + option.longestName());
                }
            }
        });
        List<String> written = List.of(
                "certify --out",
                "explore --checkpoint",
                "explore --out",
                "tour --out",
                "run --trace",
                "prove --evidence");
        List<String> read = new ArrayList<>(List.of("attacks --attempts", "run --replay"));
        paths.stream().filter(path -> path.endsWith(" --patch")).forEach(read::add);
        List<String> known = new ArrayList<>(written);
        known.addAll(read);
        assertThat(paths).containsExactlyInAnyOrderElementsOf(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate.html", "certificate.json", "certificate.xml"})
    void aCertificateIsNotWrittenOverSomethingElse(String name) throws IOException {
        Path out = folder.resolve("out");
        OutputFolder.open(out, List.of());
        Path place = out.resolve(name);
        List<Consumer<Path>> foreign = List.of(
                doing(path -> Files.writeString(path, "mine")),
                doing(path -> Files.createSymbolicLink(path, precious)),
                doing(path -> Files.createSymbolicLink(path, folder.resolve("nowhere"))),
                doing(path -> Files.createDirectory(path)));
        for (Consumer<Path> one : foreign) {
            one.accept(place);
            Outcome outcome = Cli.run("certify", Cli.example("smallest"), "--out", out.toString());
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("cofferdam: " + place + " is not as Cofferdam wrote it\n"
                            + "  Choose another folder with --out.\n");
            assertThat(outcome.out()).isEmpty();
            assertThat(Files.exists(place, LinkOption.NOFOLLOW_LINKS)).isTrue();
            Files.delete(place);
        }
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aCertificateGoesIntoNoForeignFolderNorAFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("absent"));
        for (Path out : List.of(folder, precious, link, nowhere, precious.resolve("below"))) {
            Outcome outcome = Cli.run("certify", Cli.example("smallest"), "--out", out.toString());
            assertThat(outcome.exit()).as(out + ": " + outcome.err()).isEqualTo(2);
            assertThat(outcome.err()).startsWith("cofferdam: ").contains("  Choose another folder with --out.\n");
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("precious.txt", "link", "nowhere");
    }

    @Test
    void theTourDoesNotBeginWhenItMayNotWrite() throws IOException {
        System.setProperty("cofferdam.home", "..");
        Outcome outcome = Cli.run("tour", "--out", folder.toString());
        System.clearProperty("cofferdam.home");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("cofferdam: " + folder + " holds files that Cofferdam did not write\n"
                        + "  Choose another folder with --out.\n");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aTraceIsWrittenToNewFilesOnly() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("absent"));
        Path half = Files.writeString(folder.resolve("half.txt"), "0 switch proc");
        for (Path trace : List.of(precious, link, nowhere, half, folder)) {
            Outcome outcome = Cli.run("run", Cli.example("smallest"), "--ticks", "2", "--trace", trace.toString());
            assertThat(outcome.exit()).as(trace + ": " + outcome.err()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("cofferdam: " + trace + " exists already\n"
                            + "  Name a new file for --trace, or remove this one.\n");
        }
        assertThat(half).hasContent("0 switch proc");
        assertThat(folder.resolve("absent")).doesNotExist();
        Outcome below = Cli.run(
                "run",
                Cli.example("smallest"),
                "--ticks",
                "2",
                "--trace",
                precious.resolve("x").toString());
        assertThat(below.exit()).isEqualTo(2);
    }

    @Test
    void aCheckpointIsWrittenOverNothing() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("absent"));
        Path beside = Files.writeString(folder.resolve("states.changes"), "mine");
        for (Path file : List.of(precious, link, nowhere, folder, beside)) {
            Path checkpoint = file.equals(beside) ? folder.resolve("states") : file;
            Outcome outcome = Cli.run("explore", CHANNEL, "--states", "9", "--checkpoint", checkpoint.toString());
            assertThat(outcome.exit()).as(file + ": " + outcome.err()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("cofferdam: " + file + " exists already\n"
                            + "  Add --resume to go on from a checkpoint, or name a new file for --checkpoint.\n");
        }
        assertThat(beside).hasContent("mine");
        assertThat(folder.resolve("absent")).doesNotExist();
    }

    @Test
    void anExplorationIsReportedIntoNoForeignFolder() {
        for (Path out : List.of(folder, precious)) {
            Outcome outcome = Cli.run("explore", CHANNEL, "--states", "9", "--out", out.toString());
            assertThat(outcome.exit()).as(out + ": " + outcome.err()).isEqualTo(2);
            assertThat(outcome.err()).startsWith("cofferdam: ").contains("  Choose another folder with --out.\n");
        }
        assertThat(folder.toFile().list()).containsExactly("precious.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mine", "{}", "{\"format\": \"cofferdam-evidence-1\", \"tool\": \"../precious\"}"})
    void whatIsNoRecordIsNotWrittenOver(String text) throws IOException {
        Path record = Files.writeString(folder.resolve("openjml.json"), text);
        Outcome outcome = Cli.run("prove", "--tool", "openjml", "--record", "--evidence", folder.toString());
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("cofferdam: " + record + ":1:")
                .contains(": not recorded evidence", "  Restore the file, or name another folder with --evidence.");
        assertThat(record).hasContent(text);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("precious.txt", "openjml.json");
    }

    @Test
    void aFolderInPlaceOfARecordIsNoRecord() throws IOException {
        Path record = Files.createDirectory(folder.resolve("openjml.json"));
        Outcome outcome = Cli.run("prove", "--tool", "openjml", "--list", "--evidence", folder.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("cofferdam: " + record + ":1:1: not a regular file\n");
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Doing {
        void with(Path path) throws IOException;
    }

    private static Consumer<Path> doing(Doing doing) {
        return path -> {
            try {
                doing.with(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
