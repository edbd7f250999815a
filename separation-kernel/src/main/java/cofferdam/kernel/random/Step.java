package cofferdam.kernel.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that happens to a kernel.
 *
 * @param who the partition, processor, line or device it is about; it need not exist
 * @param a what else it needs, see {@link Kind}; so are b, c and d
 */
public record Step(Kind kind, int who, long a, long b, long c, long d) {
    /** What can happen. */
    public enum Kind {
        /** A partition, when it has its turn, makes hypercall a with arguments b, c, d. */
        CALL,
        /** The same from user mode. */
        USER_CALL,
        /** A partition, when it has its turn, leaves for reason a; b is the exit's instruction length, c and d its qualification and address. */
        EXIT,
        /** Whoever runs on a processor, if anybody, leaves as above. */
        EXIT_AT,
        /** a ticks of a processor. */
        TICK,
        /** A device's line is asserted. */
        INTERRUPT,
        /** Register a of a partition gets the value b. */
        REGISTER,
        /** All registers of a partition are saved, b and those that follow, from an array of a words. */
        SAVE,
        /** What the next entry of a partition delivers is decided. */
        PREPARE,
        /** A partition is entered, and a is the event whose delivery the exit cut. */
        ENTER,
        /** A partition, if it may, writes the word b to guest-physical address a. */
        STORE,
        /** A device, if it may, writes the word b to address a. */
        DMA,
        /** Everything that can be asked of the kernel is asked, with a and b as numbers. */
        ASK
    }

    private static final int NUMBERS = 6;

    /** Step with fewer numbers. */
    public Step(Kind kind, int who, long... numbers) {
        this(kind, who, at(numbers, 0), at(numbers, 1), at(numbers, 2), at(numbers, 3));
    }

    private static long at(long[] numbers, int i) {
        return i < numbers.length ? numbers[i] : 0;
    }

    /** The step in words that {@link #parse} reads, such as {@code call 1 8 0 2}; zeros at the end are left out. */
    @Override
    public String toString() {
        long[] numbers = {a, b, c, d};
        int last = numbers.length;
        while (last > 0 && numbers[last - 1] == 0) {
            last--;
        }
        StringBuilder text = new StringBuilder(word(kind)).append(' ').append(who);
        for (int i = 0; i < last; i++) {
            text.append(' ').append(numbers[i]);
        }
        return text.toString();
    }

    /** Steps as text, separated by semicolons. */
    public static String text(List<Step> steps) {
        return String.join("; ", steps.stream().map(Step::toString).toList());
    }

    /**
     * Reads steps.
     *
     * @throws IllegalArgumentException with what is wrong, if they are none
     */
    public static List<Step> parse(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                steps.add(one(part.strip().split("\\s+")));
            }
        }
        return steps;
    }

    private static Step one(String[] words) {
        if (words.length < 2 || words.length > NUMBERS) {
            throw new IllegalArgumentException(
                    "'" + String.join(" ", words) + "' is no step: a word and from one to five numbers are");
        }
        long[] numbers = new long[NUMBERS - 2];
        for (int i = 2; i < words.length; i++) {
            numbers[i - 2] = number(words[i]);
        }
        long who = number(words[1]);
        if (who != (int) who) {
            throw new IllegalArgumentException(who + " is too large for the number of a partition or processor");
        }
        return new Step(kind(words[0]), (int) who, numbers);
    }

    private static Kind kind(String word) {
        for (Kind kind : Kind.values()) {
            if (word(kind).equals(word)) {
                return kind;
            }
        }
        List<String> known = List.of(Kind.values()).stream().map(Step::word).toList();
        throw new IllegalArgumentException("'" + word + "' is none of " + String.join(", ", known));
    }

    private static long number(String word) {
        try {
            return Long.decode(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is not a number of 64 bits", e);
        }
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
