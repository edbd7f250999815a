package cofferdam.proofs.unwinding.spin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers that a state consists of, with their first values. One that is never given another value becomes a constant,
 * so that Spin does not carry it from state to state.
 */
final class Variables {
    private static final Pattern ASSIGNMENT = Pattern.compile("SET\\((\\w+), ([^;]*)\\);");
    private static final int LARGEST = 255;

    private final Map<String, Integer> first = new LinkedHashMap<>();
    private final Set<String> varying = new TreeSet<>();

    /** There is such a number. */
    void declare(String name, int value) {
        if (value < 0 || value > LARGEST || first.put(name, value) != null) {
            throw new IllegalArgumentException(name + " = " + value);
        }
    }

    /** A statement, until {@link #resolve}. */
    String set(String name, int value) {
        if (first.get(name) != value) {
            varying.add(name);
        }
        return "SET(" + name + ", " + value + ");";
    }

    /** The same, with an expression for a value. */
    String set(String name, String value) {
        if (!first.containsKey(name)) {
            throw new IllegalArgumentException(name);
        }
        varying.add(name);
        return "SET(" + name + ", " + value + ");";
    }

    /** How many numbers vary. */
    int size() {
        return varying.size();
    }

    String declarations() {
        StringBuilder text = new StringBuilder();
        first.forEach((name, value) -> text.append(
                varying.contains(name)
                        ? "byte " + name + " = " + value + ";\n"
                        : "#define " + name + " " + value + "\n"));
        return text.toString();
    }

    /** Statements as Promela has them. */
    String resolve(String statements) {
        return ASSIGNMENT
                .matcher(statements)
                .replaceAll(match -> Matcher.quoteReplacement(
                        varying.contains(match.group(1)) ? match.group(1) + " = " + match.group(2) + ";" : "skip;"));
    }
}
