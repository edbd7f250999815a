package cofferdam.spec.memory;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * Stands in for EPT where two walkers of guest tables are compared: any answers for the first one; the second one must
 * ask the same questions in the same order and is given the same answers.
 */
public final class SecondStageAnswers {
    private static final int MOST = 6;

    private static SecondStageAnswers current;

    private final long[] asked = new long[MOST];
    private final long[] needed = new long[MOST];
    private final int[] kinds = new int[MOST];
    private final long[] values = new long[MOST];
    private final long[] rights = new long[MOST];
    private int question;
    private int questions;
    private final long given;
    private boolean second;

    private SecondStageAnswers(long given) {
        this.given = given;
    }

    /**
     * Answers for the walkers from here on.
     *
     * @param given rights that every translation has, bits 2:0
     */
    public static SecondStageAnswers begin(long given) {
        current = new SecondStageAnswers(given);
        return current;
    }

    /** Those begun last. */
    public static SecondStageAnswers current() {
        return current;
    }

    /** The first walker is done. */
    public void again() {
        second = true;
        question = 0;
    }

    /** Whether the second walker asked for all that the first one asked for. */
    public boolean allGiven() {
        return question == questions;
    }

    /** Asks: the number of the answer, whose parts the next methods give. */
    public int ask(long address, long needs) {
        int k = question;
        question = k + 1;
        if (second) {
            assert k < questions && asked[k] == address && needed[k] == needs;
            return k;
        }
        asked[k] = address;
        needed[k] = needs;
        kinds[k] = Any.number() & 3;
        values[k] = Any.word() & Long.MAX_VALUE;
        rights[k] = Any.word() & 7 | given;
        questions = k + 1;
        return k;
    }

    /** 0 for a translation, 1 for a violation, else a misconfiguration. */
    public int kind(int answer) {
        return kinds[answer];
    }

    /** The address, or the qualification. */
    public long value(int answer) {
        return values[answer];
    }

    /** The rights of a translation. */
    public long rights(int answer) {
        return rights[answer];
    }
}
