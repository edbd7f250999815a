package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.Rights;
import cofferdam.spec.system.rules.ReadingRules;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The values of one element's attributes; their form has been checked against the schema. */
final class Values {
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(52);

    private final XmlElement element;
    private final List<Finding> findings;

    Values(XmlElement element, List<Finding> findings) {
        this.element = element;
        this.findings = findings;
    }

    String text(String attribute) {
        return element.attributes.get(attribute);
    }

    /** A decimal number of at most nine digits. */
    int number(String attribute) {
        return Integer.parseInt(text(attribute));
    }

    int numberOr(String attribute, int otherwise) {
        return text(attribute) == null ? otherwise : number(attribute);
    }

    /** An address or a size; 0 and a finding if it is 2^52 or more. */
    long quantity(String attribute) {
        BigInteger value = parse(text(attribute));
        if (value.compareTo(LIMIT) < 0) {
            return value.longValueExact();
        }
        findings.add(ReadingRules.NUMBER.finding(
                element.where,
                "%s=\"%s\" on <%s> is 2^52 or more"
                        .formatted(attribute, Complaint.shorten(text(attribute)), element.name),
                "write a number below 0x10000000000000"));
        return 0;
    }

    OptionalLong optionalQuantity(String attribute) {
        return text(attribute) == null ? OptionalLong.empty() : OptionalLong.of(quantity(attribute));
    }

    /** A size that is counted in an int; one beyond 2^31 - 1 counts as that, which every rule rejects. */
    int smallQuantity(String attribute) {
        return (int) Math.min(Integer.MAX_VALUE, quantity(attribute));
    }

    List<String> words(String attribute) {
        String text = text(attribute);
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    Rights rights(String attribute) {
        String text = text(attribute);
        return new Rights(text.indexOf('r') >= 0, text.indexOf('w') >= 0, text.indexOf('x') >= 0);
    }

    /** The constant written with hyphens and lower-case letters. */
    <E extends Enum<E>> E constant(String attribute, Class<E> type) {
        return constantOf(text(attribute), type);
    }

    <E extends Enum<E>> E constantOr(String attribute, E otherwise) {
        return text(attribute) == null ? otherwise : constant(attribute, otherwise.getDeclaringClass());
    }

    <E extends Enum<E>> Set<E> constants(String attribute, Class<E> type) {
        Set<E> constants = new TreeSet<>();
        words(attribute).forEach(word -> constants.add(constantOf(word, type)));
        return constants;
    }

    /** Bus, device and function of {@code bb:dd.f} packed as a requester id. */
    int requester(String attribute) {
        String text = text(attribute);
        return Integer.parseInt(text.substring(0, 2), 16) << 8
                | Integer.parseInt(text.substring(3, 5), 16) << 3
                | text.charAt(6) - '0';
    }

    /** All bound children of a name. */
    <T> List<T> each(String child, Function<XmlElement, T> binding) {
        List<T> bound = new ArrayList<>();
        element.children(child).forEach(c -> bound.add(binding.apply(c)));
        return bound;
    }

    private static <E extends Enum<E>> E constantOf(String word, Class<E> type) {
        return Enum.valueOf(type, word.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    private static BigInteger parse(String text) {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16);
        }
        int shift = "KMG".indexOf(text.charAt(text.length() - 1)) * 10 + 10;
        String digits = shift == 0 ? text : text.substring(0, text.length() - 1);
        return new BigInteger(digits).shiftLeft(shift);
    }
}
