package cofferdam.proofs.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Methods that stand in annotations only: OpenJML proves their contracts as well. */
final class ModelMethods {
    private static final Pattern HEAD =
            Pattern.compile("\\bmodel\\b[^;{}()]*?\\b(\\w+)\\s*\\(([^()]*)\\)\\s*(?:@\\s*)?\\{");

    private ModelMethods() {}

    /**
     * Those with a body.
     *
     * @param text normalised
     * @param type the simple name of the class they stand in
     * @param qualified gives a type name its package
     */
    static List<CoreMethod> of(String text, String type, UnaryOperator<String> qualified) {
        List<CoreMethod> methods = new ArrayList<>();
        Matcher head = HEAD.matcher(text);
        while (head.find()) {
            String parameters = Arrays.stream(head.group(2).split(","))
                    .map(String::strip)
                    .filter(parameter -> !parameter.isEmpty())
                    .map(parameter -> parameter.substring(0, parameter.lastIndexOf(' ')))
                    .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
                    .map(qualified)
                    .collect(Collectors.joining(","));
            String id = qualified.apply(type) + "." + head.group(1) + "(" + parameters + ")";
            String body = text.substring(head.end() - 1, end(text, head.end() - 1));
            methods.add(new CoreMethod(type, id, head.group(1), body, "", "", head.group()));
        }
        return methods;
    }

    /** Behind the brace that closes the one at a place. */
    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
