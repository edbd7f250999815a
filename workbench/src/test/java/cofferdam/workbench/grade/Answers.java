package cofferdam.workbench.grade;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.grade.Grade.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Answers to the labs: right ones from {@code src/test/labs}, and wrong ones made of them by an edit. */
final class Answers {
    /** Where Maven puts KeY. */
    static final String KEY = Path.of("..", "proofs", "target", "key-lib").toString();

    private static final Path REPOSITORY = Path.of("..");
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private Answers() {}

    /** A copy of the right answer. */
    static Path right(Lab lab, Path folder) throws IOException {
        return copy(Path.of("src", "test", "labs", lab.folder(), "right"), folder);
    }

    /** A copy of what a student begins with. */
    static Path start(Lab lab, Path folder) throws IOException {
        return copy(REPOSITORY.resolve("docs/labs").resolve(lab.folder()), folder);
    }

    /** Changes a place of a file, which must be there. */
    static Path edit(Path folder, String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
        return folder;
    }

    static Grade grade(Lab lab, Path folder) throws Exception {
        return grade(lab, folder, LIMIT);
    }

    static Grade grade(Lab lab, Path folder, Duration limit) throws Exception {
        return new Grading(REPOSITORY, limit).grade(lab, folder);
    }

    /** The answer passes. */
    static void passes(Lab lab, Path folder) throws Exception {
        Grade grade = grade(lab, folder);
        assertThat(grade.passed()).as(grade.steps().toString()).isTrue();
        assertThat(grade.steps()).hasSizeGreaterThan(2);
    }

    /** The answer fails for a reason, and the student is told what to do next. */
    static void fails(Grade grade, String what, String found) {
        assertThat(grade.passed()).as(grade.steps().toString()).isFalse();
        List<Step> steps = grade.steps();
        Step last = steps.get(steps.size() - 1);
        assertThat(last.passed()).isFalse();
        assertThat(last.what() + ": " + last.found()).contains(what).contains(found);
        assertThat(last.next()).isNotBlank();
        assertThat(steps.subList(0, steps.size() - 1)).allMatch(Step::passed);
    }

    private static Path copy(Path from, Path folder) throws IOException {
        Path to = Files.createTempDirectory(folder, "answer");
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
        return to;
    }
}
