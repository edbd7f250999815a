package cofferdam.spec.machine;

/**
 * What whoever acted got back from a step. Mostly there is one answer; where the specification leaves it open, there are
 * several of which any is right, and {@link #open} says so. One object is used again and again.
 */
public final class Answer {
    /** What became of the one who acted. */
    public enum Kind {
        /** The action is not possible in this state; nothing changed. */
        IMPOSSIBLE,
        /** It goes on; the value is what it read, or what was delivered to it. */
        GOES_ON,
        /** A hypercall was carried out or refused; the value is its result. */
        RESULT,
        /** It waits. */
        WAITS,
        /** An exception will be delivered to it. */
        INJECTED,
        /** It is stopped. */
        STOPPED,
        /** It starts again. */
        RESTARTED,
        /** A device's access did not take place. */
        BLOCKED
    }

    private Kind kind = Kind.IMPOSSIBLE;
    private long value;
    private long other;
    private boolean any;

    /** What became of the one who acted. */
    public Kind kind() {
        return kind;
    }

    /** The answer, or one of those that are right; nothing if {@link #anything}. */
    public long value() {
        return value;
    }

    /** Whether more than one answer is right. */
    public boolean open() {
        return any || other != value;
    }

    /** Whether every answer is right. */
    public boolean anything() {
        return any;
    }

    /** Whether an answer is right. */
    public boolean allows(long answer) {
        return any || answer == value || answer == other;
    }

    Answer of(Kind what, long answer) {
        return either(what, answer, answer);
    }

    Answer of(Kind what) {
        return either(what, 0, 0);
    }

    Answer result(long answer) {
        return either(Kind.RESULT, answer, answer);
    }

    /** A refusal for two reasons: either may be told. */
    Answer refusal(int one, int another) {
        return either(Kind.RESULT, Math.max(one, another), Math.min(one, another));
    }

    Answer anything(Kind what) {
        either(what, 0, 0);
        any = true;
        return this;
    }

    private Answer either(Kind what, long one, long another) {
        kind = what;
        value = one;
        other = another;
        any = false;
        return this;
    }

    @Override
    public String toString() {
        String values = any ? "anything" : open() ? value + " or " + other : Long.toString(value);
        return kind + " " + values;
    }
}
