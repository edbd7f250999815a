package cofferdam.workbench.cli;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The system a command is about, and how it is run. */
final class SystemOptions {
    @Parameters(paramLabel = "SYSTEM.xml", description = "The system description.")
    Path file;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of every random choice (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--defect",
            paramLabel = "NAME",
            description = "Run with a seeded defect in the kernel or the model; 'cofferdam defects' lists them.")
    String defect;

    @Option(
            names = "--patch",
            paramLabel = "FILE",
            description = {
                "Run with a unified diff applied to the kernel, the models or the rules, paths as 'git diff' writes them.",
                "Given twice, the second applies to what the first left."
            })
    List<Path> patches = List.of();

    /**
     * What the kernel is to be changed by before it runs.
     *
     * @throws UserError if there is no such defect, or a patch cannot be read
     */
    Optional<SourceEdit> edit() {
        if (defect != null && !patches.isEmpty()) {
            throw new UserError("--defect and --patch both change the kernel", "Leave one of them out.");
        }
        if (defect != null) {
            return Optional.of(DefectRunner.find(defect).edit());
        }
        return patches.isEmpty() ? Optional.empty() : Optional.of(PatchFiles.read(patches));
    }

    /**
     * Reads the description.
     *
     * @throws UserError if there is no such file
     */
    ReadResult read() {
        if (file == null) {
            throw new UserError("missing required parameter: 'SYSTEM.xml'", "Name a system description.");
        }
        if (Files.isDirectory(file)) {
            throw new UserError(
                    file + " is a folder", "Name the system description in it, such as " + file.resolve("system.xml"));
        }
        if (!Files.exists(file)) {
            throw new UserError(
                    "there is no file " + file, "Name a system description, such as docs/examples/smallest/system.xml");
        }
        return DescriptionReader.read(file);
    }

    /** Prints findings, with what the user can do about them. */
    static void print(List<Finding> findings, PrintWriter out, Style style) {
        for (Finding finding : findings) {
            out.println(style.strong(finding.where().toString()) + ": " + style.bad(finding.rule()) + ": "
                    + finding.found());
            out.println("    " + finding.advice());
        }
        if (!findings.isEmpty()) {
            out.println(TextBlock.count(findings.size(), "finding") + "; 'cofferdam explain "
                    + findings.get(0).rule() + "' tells what the " + (findings.size() == 1 ? "" : "first ")
                    + "rule is for.");
            out.flush();
        }
    }
}
