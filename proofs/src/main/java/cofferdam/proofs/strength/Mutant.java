package cofferdam.proofs.strength;

/**
 * One change of one source of the core.
 *
 * @param type simple name of the source's type
 * @param method id of the method that is changed; empty if it is an annotation of the class
 * @param line where the change is
 * @param operator what kind of change
 * @param change in words: what stood there and what does now
 * @param text the changed source
 */
public record Mutant(String type, String method, int line, String operator, String change, String text) {
    static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
