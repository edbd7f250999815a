package cofferdam.deductive;

import java.util.Collection;
import java.util.stream.Collectors;

/** A JSON object on one line. */
final class JsonLine {
    private final StringBuilder fields = new StringBuilder();

    JsonLine text(String name, String value) {
        return add(name, quoted(value));
    }

    JsonLine number(String name, long value) {
        return add(name, Long.toString(value));
    }

    JsonLine truth(String name, boolean value) {
        return add(name, Boolean.toString(value));
    }

    JsonLine texts(String name, Collection<String> values) {
        return add(name, values.stream().map(JsonLine::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    private JsonLine add(String name, String value) {
        fields.append(fields.length() == 0 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(value);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return "{" + fields + "}";
    }
}
