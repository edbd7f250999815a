package cofferdam.proofs.theorems;

import cofferdam.proofs.sources.CoreMethod;

/**
 * A theorem as its source states it.
 *
 * @param method whose contract it is
 * @param twin how its twin's sources differ
 */
record StatedTheorem(CoreMethod method, SourceChange twin) {
    /** As OpenJML names the method. */
    String id() {
        return method.id();
    }

    /** Class and method, as the table of theorems has it. */
    String name() {
        return method.type() + "." + method.name();
    }

    /** One sentence, without the requirements that it ends with. */
    String says() {
        return method.summary().replaceAll(" \\([^()]*\\)\\.$", ".");
    }
}
