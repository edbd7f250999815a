package cofferdam.conformance.fuzz;

import cofferdam.workbench.grade.BadAnswerException;
import cofferdam.workbench.grade.Grade;
import cofferdam.workbench.grade.Grade.Step;
import cofferdam.workbench.grade.Grading;
import cofferdam.workbench.grade.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A student's folder for {@code grade}: graded, or refused in words; the folder itself is left as it is. Of the labs these are
 * the two in which every kind of file is read that students write: properties, patches and Java (G8-06, G11-06).
 */
final class LabAnswers implements FuzzTarget {
    private static final int LONGEST_TEXT = 20_000;
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String DIAGNOSIS = "diagnosis.properties";
    private static final String REPAIR = "repair.patch";
    private static final String SOLUTION = "workbench/src/test/labs/1-find-the-defect/right/repair.patch";
    private static final String RULES = "LabRules.java";

    private final Sandbox sandbox;
    private final Grader grader;
    private final EditedXml diagnosis;
    private final EditedXml repair;
    private final EditedXml rules;

    /** Grades a folder. */
    @FunctionalInterface
    interface Grader {
        Grade grade(Lab lab, Path folder) throws IOException, InterruptedException;
    }

    /**
     * A target.
     *
     * @param sandbox an empty one
     * @param repository with the labs
     * @param grader under test
     */
    LabAnswers(Sandbox sandbox, Path repository, Grader grader) throws IOException {
        this.sandbox = sandbox;
        this.grader = grader;
        Path labs = repository.resolve("docs/labs");
        String file = "separation-kernel/src/main/java/cofferdam/kernel/core/Rights.java";
        diagnosis = new EditedXml("file=" + file + "\nmethod=within\nwhy=one two three four five\n");
        repair = new EditedXml(Files.readString(repository.resolve(SOLUTION)));
        rules = new EditedXml(Files.readString(labs.resolve("3-add-a-rule/" + RULES)));
        sandbox.put(DIAGNOSIS, new byte[0]);
        sandbox.put(REPAIR, new byte[0]);
        sandbox.put(RULES, new byte[0]);
        sandbox.sealed();
    }

    /** The product's. */
    static Grader product(Path repository) {
        return new Grading(repository, LIMIT)::grade;
    }

    @Override
    public void accept(byte[] bytes) throws IOException {
        InputReader input = new InputReader(bytes);
        int kind = input.below(3);
        InputReader none = new InputReader(new byte[0]);
        sandbox.put(DIAGNOSIS, diagnosis.edited(kind == 0 ? input : none));
        // Whatever the diagnosis, an empty repair spares the compiler.
        sandbox.put(REPAIR, kind == 0 ? new byte[0] : repair.edited(kind == 1 ? input : none));
        sandbox.put(RULES, rules.edited(kind == 2 ? input : none));
        try {
            Grade grade = grader.grade(kind == 2 ? Lab.ADD_A_RULE : Lab.FIND_THE_DEFECT, sandbox.inner());
            Broken.unless(!grade.steps().isEmpty(), "graded without a step");
            for (Step step : grade.steps()) {
                step(step, said());
            }
        } catch (BadAnswerException e) {
            Words.check(e.getMessage(), LONGEST_TEXT, said());
            Words.check(e.advice(), LONGEST_TEXT, said());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sandbox.check();
    }

    /** All that the student wrote. */
    private String said() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String file : List.of(DIAGNOSIS, REPAIR, RULES)) {
            said.append(Files.readString(sandbox.inner().resolve(file)));
        }
        return said.toString();
    }

    private static void step(Step step, String said) {
        Words.check(step.what(), LONGEST_TEXT, said);
        Broken.unless(step.passed() || !step.next().isBlank(), "does not say what to do: " + step);
        Broken.unless(step.found().length() <= LONGEST_TEXT, step.found().length() + " characters found");
        step.found().lines().filter(line -> !line.isBlank()).forEach(line -> Words.check(line, LONGEST_TEXT, said));
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
