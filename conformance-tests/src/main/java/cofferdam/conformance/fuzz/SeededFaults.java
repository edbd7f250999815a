package cofferdam.conformance.fuzz;

import cofferdam.conformance.fuzz.LabAnswers.Grader;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourceEdit;
import cofferdam.proofs.unwinding.engine.CheckpointException;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Replay;
import cofferdam.proofs.unwinding.engine.ReplayException;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Location;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import cofferdam.vcpu.GuestState;
import cofferdam.vcpu.Processor;
import cofferdam.workbench.attack.AttemptReader;
import cofferdam.workbench.cli.ExitCode;
import cofferdam.workbench.cli.Terminal;
import cofferdam.workbench.guest.Substitution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Readers with a fault that a fuzzer must find; a target that reports none of them cannot fail at all. */
final class SeededFaults {
    private SeededFaults() {}

    /** Tells a place that does not exist when a value is empty or the end is missing. */
    static ReadResult description(Path file) {
        ReadResult result = DescriptionReader.read(file);
        String text = text(file);
        if (text.contains("=\"\"") || !text.contains("</system>")) {
            Finding wrong = new Finding("XML-11", new Location(file.toString(), 0, 0), "an empty value", "write one");
            return new ReadResult(Optional.empty(), List.of(wrong));
        }
        return result;
    }

    /** Spoils the last byte of images of odd length. */
    static ImageStore images(Path folder) {
        ImageStore sound = ImageStore.directory(folder);
        return name -> sound.find(name).map(bytes -> {
            byte[] copy = bytes.clone();
            if (bytes.length % 2 != 0) {
                copy[copy.length - 1] ^= 1;
            }
            return copy;
        });
    }

    /** Follows names wherever they lead. */
    static ImageStore anywhere(Path folder) {
        return name -> {
            try {
                Path path = folder.resolve(name);
                return Files.isRegularFile(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
            } catch (InvalidPathException | IOException e) {
                return Optional.empty();
            }
        };
    }

    /** Fails on empty values. */
    static AttemptReader.Result attempts(Path file, Substitution subject) {
        if (text(file).contains("=\"\"")) {
            throw new IllegalStateException("an empty value");
        }
        return AttemptReader.read(file, subject);
    }

    /** Fails on nothing. */
    static String record(String text) {
        if (text.isEmpty()) {
            throw new IllegalStateException("nothing");
        }
        return text;
    }

    /** Changes what there is not when a patch has no hunk. */
    static Map<String, String> patch(SourceEdit edit, ShippedSources sources) {
        if (!edit.diffs().get(0).contains("@@")) {
            return Map.of("../B.java", "");
        }
        return edit.applyTo(sources);
    }

    /** Runs too long once RCX is negative. */
    static IntUnaryOperator processor(Processor cpu) {
        return cycles -> {
            int reason = cpu.run(cycles);
            if (cpu.register(GuestState.RCX) < 0) {
                return cpu.run(cycles + 1L);
            }
            return reason;
        };
    }

    /** Fails on words that end with a two. */
    static int arguments(Terminal terminal, String... args) {
        if (args[args.length - 1].endsWith("2")) {
            throw new IllegalStateException("two");
        }
        return Arguments.product(terminal, args);
    }

    /** Fails on empty values. */
    static ModelReader.Result model(Path file) {
        if (text(file).contains("=\"\"")) {
            throw new IllegalStateException("an empty value");
        }
        return ModelReader.read(file);
    }

    /** Fails on empty lines. */
    static Replay replay(String name, String text) throws ReplayException {
        if (text.contains("\n\n")) {
            throw new IllegalStateException("an empty line");
        }
        return Replay.parse(name, text);
    }

    /** Believes a file that was cut. */
    static void resume(Explorer explorer, Path file) throws CheckpointException {
        if (text(file).length() > 100) {
            explorer.resume(file);
        }
    }

    /** Takes steps with a comma for none. */
    static int steps(Terminal terminal, String... args) {
        if (args[args.length - 1].contains(",")) {
            return ExitCode.FAILS;
        }
        return Arguments.product(terminal, args);
    }

    /** Leaves something behind when the diagnosis names another method or another reason. Few answers are graded in a second. */
    static Grader grader(Grader sound) {
        return (lab, folder) -> {
            String diagnosis = text(folder.resolve("diagnosis.properties"));
            if (!diagnosis.isEmpty() && !diagnosis.contains("method=within\nwhy=one two three four five\n")) {
                Files.createFile(folder.resolve("left"));
            }
            return sound.grade(lab, folder);
        };
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
