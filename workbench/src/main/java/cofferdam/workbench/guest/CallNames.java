package cofferdam.workbench.guest;

import cofferdam.kernel.core.Abi;
import java.util.List;
import java.util.stream.Stream;

/** Names of hypercalls and their results. */
public final class CallNames {
    private static final List<String> NAMES = List.of(
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
            "RAISE_EVENT");

    /** In place of a name where any number without one is meant. */
    public static final String UNKNOWN = "UNKNOWN";

    private CallNames() {}

    /** A hypercall's name, or its number if it has none. */
    public static String of(long number) {
        return number >= 0 && number < NAMES.size() ? NAMES.get((int) number) : "hypercall " + number;
    }

    /** The names of all hypercalls by number, then the word for a number that has none. */
    public static List<String> known() {
        return Stream.concat(NAMES.stream(), Stream.of(UNKNOWN)).toList();
    }

    /** A result in words. */
    public static String result(long result) {
        if (result >= 0) {
            return Long.toString(result);
        }
        return switch ((int) Math.max(result, -100)) {
            case Abi.DENIED -> "DENIED";
            case Abi.INVALID -> "INVALID";
            case Abi.EMPTY -> "EMPTY";
            case Abi.FULL -> "FULL";
            case Abi.BUSY -> "BUSY";
            case Abi.NO_MEMORY -> "NO_MEMORY";
            case Abi.UNKNOWN -> "UNKNOWN";
            default -> Long.toString(result);
        };
    }
}
