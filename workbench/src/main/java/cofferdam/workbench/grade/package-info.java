/**
 * Graders of the coursework in {@code docs/labs}. Each judges by running what the student wrote:
 * {@link cofferdam.workbench.grade.Grading} runs the grader of a {@link cofferdam.workbench.grade.Lab} over an answer.
 * What is run of a student's code runs in a {@link cofferdam.workbench.grade.Child}, which says what it observed; what is right is
 * decided outside of it.
 */
package cofferdam.workbench.grade;
