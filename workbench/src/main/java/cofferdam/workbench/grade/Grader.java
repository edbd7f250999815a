package cofferdam.workbench.grade;

import java.io.IOException;

/** Judges answers to one lab. */
interface Grader {
    /**
     * Judges step by step; ends with the first step that is not passed.
     *
     * @param answer the student's folder
     * @param bench what the lab provides, and where to work
     */
    void grade(Answer answer, Bench bench, Steps steps) throws IOException, InterruptedException;
}
