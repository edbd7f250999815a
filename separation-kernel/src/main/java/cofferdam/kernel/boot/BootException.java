package cofferdam.kernel.boot;

import cofferdam.spec.system.Location;

/** A description that cannot be turned into a running system; the message is for the person who wrote it. */
public final class BootException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    /** A reason that has no place in the description. */
    public BootException(String rule, String message) {
        super(rule + ": " + message);
        this.rule = rule;
    }

    /** A reason with its place, written as {@code file:line:column: RULE: message}. */
    public BootException(String rule, Location where, String message) {
        super(where + ": " + rule + ": " + message);
        this.rule = rule;
    }

    /** The id of the broken rule, e.g. {@code BOOT-01}. */
    public String rule() {
        return rule;
    }
}
