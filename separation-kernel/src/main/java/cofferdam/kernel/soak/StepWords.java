package cofferdam.kernel.soak;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.random.Step;

/** Steps for people. */
final class StepWords {
    private static final String[] CALLS = {
        "PARTITION",
        "TICKS",
        "YIELD",
        "STOP",
        "MAP",
        "UNMAP",
        "DMA_MAP",
        "DMA_UNMAP",
        "LEND",
        "SHARE",
        "DONATE",
        "RELINQUISH",
        "RECLAIM",
        "QUEUE_SEND",
        "QUEUE_RECEIVE",
        "QUEUE_LOST",
        "SAMPLE_WRITE",
        "SAMPLE_READ",
        "RAISE_EVENT"
    };

    /** What each hypercall is there for: the requirement that a wrong answer breaks. */
    private static final String[] REQUIREMENTS = {
        "G9-02", "G9-02", "G9-02", "G5-06", "G1-03", "G1-05", "G3-03", "G3-03", "G1-06", "G1-07", "G1-08", "G1-09",
        "G1-09", "G2-06", "G2-05", "G2-06", "G2-04", "G2-04", "G2-08"
    };

    private StepWords() {}

    /** The requirement that a wrong answer of a hypercall breaks. */
    static String requirement(Step step) {
        if (step.kind() == Step.Kind.USER_CALL) {
            return "G9-03";
        }
        return step.a() >= 0 && step.a() < Abi.HYPERCALLS ? REQUIREMENTS[(int) step.a()] : "G9-02";
    }

    /** Name of a hypercall. */
    static String call(long number) {
        return number >= 0 && number < Abi.HYPERCALLS ? CALLS[(int) number] : "hypercall " + number;
    }

    static String of(Step step) {
        int who = step.who();
        switch (step.kind()) {
            case CALL:
                return "partition " + who + " calls " + arguments(step);
            case USER_CALL:
                return "partition " + who + " calls " + arguments(step) + " from user mode";
            case EXIT:
                return "partition " + who + " leaves for reason " + step.a() + " with " + step.b() + " bytes";
            case EXIT_AT:
                return "processor " + who + " leaves for reason " + step.a() + " with " + step.b() + " bytes";
            case TICK:
                return step.a() + " ticks of processor " + who;
            case INTERRUPT:
                return "a device asserts line " + who;
            case REGISTER:
                return "register " + step.a() + " of partition " + who + " becomes " + hex(step.b());
            case SAVE:
                return "registers of partition " + who + " are saved from " + step.a() + " words from " + hex(step.b())
                        + " on";
            case PREPARE:
                return "the next entry of partition " + who + " is prepared";
            case ENTER:
                return "partition " + who + " is entered, and "
                        + (step.a() == 0 ? "nothing was cut" : "event " + hex((int) step.a()) + " was cut");
            case STORE:
                return "partition " + who + " writes " + hex(step.b()) + " to " + hex(step.a());
            case DMA:
                return "device " + who + " writes " + hex(step.b()) + " to " + hex(step.a());
            default:
                return "everything is asked for with the numbers " + step.a() + " and " + step.b();
        }
    }

    private static String arguments(Step step) {
        return call(step.a()) + "(" + number(step.b()) + ", " + number(step.c()) + ", " + number(step.d()) + ")";
    }

    private static String number(long value) {
        return value > -1000 && value < 1000 ? Long.toString(value) : hex(value);
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
