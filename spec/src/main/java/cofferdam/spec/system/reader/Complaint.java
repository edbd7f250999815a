package cofferdam.spec.system.reader;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.rules.ReadingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a schema validator's complaint into words that help. Only the validator's code and the quoted names are used,
 * since the words between them depend on the reader's language.
 */
final class Complaint {
    private static final Pattern QUALIFIED = Pattern.compile("\"urn:cofferdam:[a-z0-9:]+\":([A-Za-z-]+)");
    private static final int SHOWN = 120;

    private Complaint() {}

    /**
     * The finding for a complaint, or nothing if another complaint says the same.
     *
     * @param types what the schema says about values
     * @param element the element being validated
     * @param closing whether its end was reached: then its content is incomplete
     */
    static Optional<Finding> explain(TypeDocumentation types, String message, XmlElement element, boolean closing) {
        String code = message.substring(0, Math.max(0, message.indexOf(':')));
        switch (code) {
            case "cvc-complex-type.4":
                return Optional.of(ReadingRules.MISSING_ATTRIBUTE.finding(
                        element.where,
                        "<%s> has no attribute %s".formatted(element.name, otherQuoted(message, element.name)),
                        "write " + otherQuoted(message, element.name) + "=\"...\""));
            case "cvc-complex-type.3.2.2":
                return Optional.of(ReadingRules.UNKNOWN_ATTRIBUTE.finding(
                        element.where,
                        "<%s> has an attribute %s, which is not known here"
                                .formatted(element.name, otherQuoted(message, element.name)),
                        "remove it or correct its name"));
            case "cvc-attribute.3":
                return Optional.of(value(types, message, element));
            case "cvc-pattern-valid", "cvc-enumeration-valid", "cvc-minLength-valid", "cvc-maxLength-valid":
                // The same value is complained about again with the attribute's name.
                return Optional.empty();
            case "cvc-complex-type.2.1":
                return Optional.of(ReadingRules.ELEMENT.finding(
                        element.where, "<" + element.name + "> has content", "its attributes say everything"));
            default:
                return Optional.of(element(message, element, closing));
        }
    }

    /** At most 120 characters of a value, in one line. */
    static String shorten(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }

    private static Finding value(TypeDocumentation types, String message, XmlElement element) {
        for (var attribute : element.attributes.entrySet()) {
            if (message.contains("'" + attribute.getKey() + "'")
                    && message.contains("'" + attribute.getValue() + "'")) {
                return ReadingRules.VALUE.finding(
                        element.where,
                        "%s=\"%s\" on <%s>".formatted(attribute.getKey(), shorten(attribute.getValue()), element.name),
                        "write " + types.named(message));
            }
        }
        return ReadingRules.VALUE.finding(
                element.where, "an attribute of <" + element.name + "> has a wrong value", "see the schema");
    }

    private static Finding element(String message, XmlElement element, boolean closing) {
        List<String> names = new ArrayList<>();
        Matcher matcher = QUALIFIED.matcher(message);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        if (!closing) {
            names.remove(element.name);
        }
        String expected = "<" + String.join(">, <", names) + ">";
        if (closing) {
            return ReadingRules.ELEMENT.finding(
                    element.where, "<" + element.name + "> ends too early", "add " + expected);
        }
        return ReadingRules.ELEMENT.finding(
                element.where,
                "<" + element.name + "> does not belong here",
                names.isEmpty() ? "remove it" : "here can stand: " + expected);
    }

    private static String otherQuoted(String message, String known) {
        Matcher matcher = Pattern.compile("'([^']*)'").matcher(message);
        String other = known;
        while (matcher.find()) {
            if (!matcher.group(1).equals(known)) {
                other = matcher.group(1);
            }
        }
        return shorten(other);
    }
}
