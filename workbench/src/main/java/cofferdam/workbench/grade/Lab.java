package cofferdam.workbench.grade;

import java.util.Arrays;
import java.util.Optional;

/** The labs, in the order of {@code docs/labs}. */
public enum Lab {
    /** Which line of a change breaks the kernel? */
    FIND_THE_DEFECT("find-the-defect", "Find the defect from a witness", new DefectGrader()),
    /** Machine code that gets through a broken kernel. */
    WRITE_AN_ATTACK("write-an-attack", "Write an attack", new AttackGrader()),
    /** A rule for descriptions. */
    ADD_A_RULE("add-a-rule", "Add a rule to the description checker", new RuleGrader()),
    /** A call of the kernel, with contract. */
    ADD_A_HYPERCALL("add-a-hypercall", "Add a hypercall with its contract", new HypercallGrader()),
    /** A lemma, for KeY. */
    PROVE_A_LEMMA("prove-a-lemma", "Prove a small lemma", new LemmaGrader());

    private final String id;
    private final String title;
    private final Grader grader;

    Lab(String id, String title, Grader grader) {
        this.id = id;
        this.title = title;
        this.grader = grader;
    }

    /** Its number, from 1. */
    public int number() {
        return ordinal() + 1;
    }

    /** Its name on the command line. */
    public String id() {
        return id;
    }

    /** What is to be done, in a few words. */
    public String title() {
        return title;
    }

    /** Its folder below {@code docs/labs}. */
    public String folder() {
        return number() + "-" + id;
    }

    Grader grader() {
        return grader;
    }

    /** The lab of a number, an id, or both as its folder has them. */
    public static Optional<Lab> find(String name) {
        return Arrays.stream(values())
                .filter(lab -> name.equals(lab.id) || name.equals(lab.folder()) || name.equals("" + lab.number()))
                .findFirst();
    }
}
