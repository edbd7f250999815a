package cofferdam.proofs.bounded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A statement about shipped classes, proved bit by bit: the method's {@code assert}s hold for all values of its
 * parameters, save those for which it returns before.
 *
 * <p>Each lemma has a twin: the same method over one shipped source with one place changed. The twin must be refuted,
 * which shows that the lemma says something and that its precondition can be met.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Lemma {
    /** Unique name: lower-case words and digits joined by hyphens. */
    String id();

    /** Requirement ids. */
    String[] requirements();

    /** The statement, one sentence. */
    String says();

    /** The source that the twin changes, as a qualified type name. */
    Class<?> in() default Void.class;

    /** Qualified type name, for a source whose type is not visible to the lemma; instead of {@link #in}. */
    String inType() default "";

    /** Text that occurs exactly once in that source, comments left out. */
    String twinReplaces();

    /** What the twin has instead. */
    String twinBy();

    /** How often loops are unrolled; that it suffices is part of what is proved. */
    int unwind() default 10;

    /** Loops with a bound of their own, as the checker names them, such as {@code java::p.C.m:(I)V.0:513}. */
    String[] unwindSet() default {};

    /**
     * An equation that this lemma states and that others may use: what stands in the source that the twin changes, and
     * what the lemma says is equal to it. Empty if there is none.
     */
    String[] equation() default {};

    /** Ids of lemmas whose equations are applied to the shipped source before this one is checked. */
    String[] uses() default {};

    /**
     * What is settled by the lemma's precondition and by the code before it: by threes a qualified type name, an {@code
     * int} expression that occurs exactly once in its source, and its value. The checker need not carry all cases of it
     * along; that it has this value is checked where it stands.
     */
    String[] settles() default {};

    /** Folders of stand-ins that take the place of shipped classes in this lemma. */
    String[] standIns() default {};
}
