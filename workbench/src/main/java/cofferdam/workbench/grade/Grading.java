package cofferdam.workbench.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs graders (G11-06). */
public final class Grading {
    private final Path repository;
    private final Duration limit;

    /**
     * With the labs of a repository.
     *
     * @param limit how long a student's code may run, each time that it is run
     */
    public Grading(Path repository, Duration limit) {
        this.repository = repository;
        this.limit = limit;
    }

    /**
     * Grades an answer.
     *
     * @param folder the student's
     * @throws BadAnswerException if there is nothing to grade
     */
    public Grade grade(Lab lab, Path folder) throws IOException, InterruptedException {
        Answer answer = new Answer(lab, folder);
        Steps steps = new Steps();
        try (Bench bench = new Bench(lab, repository, limit)) {
            lab.grader().grade(answer, bench, steps);
        } catch (Steps.NotPassed e) {
            // The last step says why.
        }
        return new Grade(lab, steps.all());
    }
}
