package cofferdam.kernel.core;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A top-level statement about the kernel core: the method's contract, proved for all its arguments from the contracts of
 * what it calls. Its Javadoc says it in one sentence and names its requirements.
 *
 * <p>Each theorem has a twin: the same method over one source of the core with one place changed, in a contract or in
 * an invariant. The twin must be refuted, which shows that the theorem says something.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Theorem {
    /** The source that the twin changes. */
    Class<?> in();

    /** Text that occurs exactly once in that source, however its white space is laid out. */
    String twinReplaces();

    /** What the twin has instead. */
    String twinBy();
}
