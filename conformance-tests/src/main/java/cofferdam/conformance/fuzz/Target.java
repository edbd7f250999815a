package cofferdam.conformance.fuzz;

import cofferdam.conformance.fuzz.LabAnswers.Grader;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.proofs.defects.SourceEdit;
import cofferdam.proofs.unwinding.engine.Explorer;
import cofferdam.proofs.unwinding.engine.Replay;
import cofferdam.proofs.unwinding.kernel.ModelReader;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.vcpu.Processor;
import cofferdam.workbench.attack.AttemptReader;
import cofferdam.workbench.guest.Substitution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** All readers of outside input, with the length of the inputs to try. */
enum Target {
    /** A description's bytes. */
    DESCRIPTION(3000, "the bytes of a description") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            return new Descriptions(
                    Sandbox.copyOf(examples.resolve("smallest")),
                    broken ? SeededFaults::description : DescriptionReader::read,
                    InputReader::rest);
        }

        @Override
        List<byte[]> good(Path examples) throws IOException {
            return List.of(Files.readAllBytes(examples.resolve("smallest/system.xml")));
        }
    },

    /** Edits of a description that is good and rich. */
    EDITS(200, "edits of a good description") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            EditedXml good = new EditedXml(Files.readString(examples.resolve("attacker/system.xml")));
            return new Descriptions(
                    Sandbox.copyOf(examples.resolve("attacker")),
                    broken ? SeededFaults::description : DescriptionReader::read,
                    good::edited);
        }
    },

    /** An image's bytes. */
    IMAGE(512, "the bytes of an image, which are run under the watchers of certify") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            return new ImageContents(
                    Sandbox.copyOf(examples.resolve("smallest")),
                    broken ? SeededFaults::images : ImageStore::directory);
        }

        @Override
        List<byte[]> good(Path examples) throws IOException {
            return List.of(Files.readAllBytes(examples.resolve("smallest/producer.bin")));
        }
    },

    /** An image's name. */
    IMAGE_NAME(255, "the name of an image, beside links that lead out of the folder") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            return new ImageNames(
                    Sandbox.copyOf(examples.resolve("smallest")),
                    broken ? SeededFaults::anywhere : ImageStore::directory);
        }

        @Override
        List<byte[]> good(Path examples) {
            return List.of("sub/code".getBytes(StandardCharsets.UTF_8));
        }
    },

    /** Edits of attempts.xml. */
    ATTEMPTS(200, "edits of a good file of attempts") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            Sandbox sandbox = Sandbox.copyOf(examples.resolve("attacker"));
            SystemDescription system = DescriptionReader.read(examples.resolve("attacker/system.xml"))
                    .description()
                    .orElseThrow();
            return new Attempts(
                    sandbox,
                    new Substitution(system, ImageStore.directory(sandbox.inner())),
                    broken ? SeededFaults::attempts : AttemptReader::read);
        }
    },

    /** Records of proofs. */
    RECORDS(2000, "the bytes of a record of proofs") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            return new Records(Sandbox.make(), broken ? SeededFaults::record : text -> text);
        }

        @Override
        List<byte[]> good(Path examples) {
            return Records.good();
        }
    },

    /** A patch of the sources. */
    PATCH(1000, "a patch of one's own") {
        @Override
        FuzzTarget open(Path examples, boolean broken) {
            return new Patches(broken ? SeededFaults::patch : SourceEdit::applyTo);
        }

        @Override
        List<byte[]> good(Path examples) {
            return List.of(Patches.GOOD.getBytes(StandardCharsets.UTF_8));
        }
    },

    /** Machine code alone on a processor. */
    MACHINE_CODE(300, "machine code and registers of a processor alone") {
        @Override
        FuzzTarget open(Path examples, boolean broken) {
            return new MachineCode(broken ? SeededFaults::processor : cpu -> run(cpu));
        }

        @Override
        List<byte[]> good(Path examples) throws IOException {
            byte[] code = Files.readAllBytes(examples.resolve("smallest/consumer.bin"));
            byte[] input = new byte[19 + code.length];
            System.arraycopy(code, 0, input, 19, code.length);
            return List.of(Arrays.copyOf(input, Math.min(input.length, longest())));
        }
    },

    /** Words on the command line. */
    ARGUMENTS(120, "words on the command line") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            return new Arguments(
                    Sandbox.copyOf(examples.resolve("smallest")),
                    broken ? SeededFaults::arguments : Arguments::product);
        }

        @Override
        List<byte[]> good(Path examples) {
            return List.of("\u0001consumer:0x20000:24".getBytes(StandardCharsets.UTF_8));
        }
    },

    /** Edits of a model. */
    MODEL(200, "edits of a good model of explore") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            return new Models(
                    Sandbox.copyOf(examples.resolve("../models/channel")),
                    broken ? SeededFaults::model : ModelReader::read);
        }
    },

    /** A counterexample's bytes. */
    REPLAY(1000, "the bytes of a counterexample to play again") {
        @Override
        FuzzTarget open(Path examples, boolean broken) {
            return new Replays(broken ? SeededFaults::replay : Replay::parse);
        }

        @Override
        List<byte[]> good(Path examples) {
            return List.of(Replays.GOOD.getBytes(StandardCharsets.UTF_8));
        }
    },

    /** An interrupted exploration. */
    CHECKPOINT(200, "edits of an exploration that was interrupted") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            return new Checkpoints(Sandbox.make(), broken ? SeededFaults::resume : Explorer::resume);
        }
    },

    /** Steps of a random system. */
    SOAK_STEPS(300, "steps for the kernel of a random system") {
        @Override
        FuzzTarget open(Path examples, boolean broken) {
            return new SoakSteps(broken ? SeededFaults::steps : Arguments::product);
        }

        @Override
        List<byte[]> good(Path examples) {
            return List.of("\0call 0 5; call 0 4 0 0 3".getBytes(StandardCharsets.UTF_8));
        }
    },

    /** Answers to labs. */
    LAB_ANSWERS(200, "edits of answers to labs") {
        @Override
        FuzzTarget open(Path examples, boolean broken) throws IOException {
            Path repository = examples.resolve("../..").normalize();
            Grader grader = LabAnswers.product(repository);
            return new LabAnswers(Sandbox.make(), repository, broken ? SeededFaults.grader(grader) : grader);
        }

        @Override
        List<byte[]> good(Path examples) {
            return List.of(new byte[] {0, 0, 0, 0, 0});
        }
    };

    private final int longest;
    private final String what;

    Target(int longest, String what) {
        this.longest = longest;
        this.what = what;
    }

    private static IntUnaryOperator run(Processor cpu) {
        return cycles -> cpu.run(cycles);
    }

    /**
     * Opens it.
     *
     * @param examples the folder of the examples
     * @param broken with a reader that has a fault on purpose
     */
    abstract FuzzTarget open(Path examples, boolean broken) throws IOException;

    /** Inputs to begin with. */
    List<byte[]> good(Path examples) throws IOException {
        return List.of(new byte[0]);
    }

    /** Most bytes of an input. */
    int longest() {
        return longest;
    }

    /** What its inputs are. */
    String what() {
        return what;
    }

    /** Its name in files and reports. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The target of a title. */
    static Target titled(String title) {
        return Arrays.stream(values())
                .filter(target -> target.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fuzz target " + title));
    }
}
