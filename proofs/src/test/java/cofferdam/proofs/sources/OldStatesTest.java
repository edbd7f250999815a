package cofferdam.proofs.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What annotations say of the state before a call, they say of fields and of elements of arrays (G11-01). A call of a
 * method in there can make OpenJML's question contradict itself behind it, so that on such a branch all is proved.
 */
class OldStatesTest {
    private static final Pattern OLD = Pattern.compile("\\\\old\\s*\\(");

    /** What begins a line inside an annotation. */
    private static final Pattern MARGIN = Pattern.compile("\n\\s*@");

    @Test
    void noAnnotationOfTheCoreOrOfATheoremCallsAMethodThere() {
        Map<String, List<String>> calls = new TreeMap<>();
        int found = 0;
        for (Map.Entry<String, String> source :
                CoreSources.shipped(Reader.OPENJML).files().entrySet()) {
            List<String> old = old(source.getValue());
            found += old.size();
            calls.put(source.getKey(), calling(old));
        }
        assertThat(found).isGreaterThan(500);
        calls.values().removeIf(List::isEmpty);
        assertThat(calls).isEmpty();
    }

    @Test
    void aCallIsFoundWhereverItStandsAndNothingElseIsTakenForOne() {
        String text =
                """
                /*@ ensures \\old(next()) == \\old( row[(int) at] ) && \\old((long) (a + b)) > \\old(d);
                @ ensures (\\forall int k; 0 <= k; \\old(state[slot(k,
                @    (int) n)]) == \\old(c ? this.words[k] : -1));
                @*/
                /*+KEY@ ensures \\old(Rights.of(k)[0]) == 1; @*/
                """;
        assertThat(old(text)).hasSize(7);
        assertThat(calling(old(text))).containsExactly("next()", "state[slot(k,     (int) n)]", "Rights.of(k)[0]");
    }

    /** What stands in the brackets of each {@code \old}. */
    private static List<String> old(String text) {
        List<String> found = new ArrayList<>();
        Matcher old = OLD.matcher(text);
        while (old.find()) {
            int end = old.end();
            for (int depth = 1; depth > 0; end++) {
                depth += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            }
            found.add(MARGIN.matcher(text.substring(old.end(), end - 1)).replaceAll(" "));
        }
        return found;
    }

    /** Those of some expressions in which a method is called. */
    private static List<String> calling(List<String> expressions) {
        StringBuilder fields = new StringBuilder("final class Expressions {\n");
        expressions.forEach(each -> fields.append("Object old = ").append(each).append(";\n"));
        List<String> calling = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            private int at;

            @Override
            public Void visitVariable(VariableTree field, Void unused) {
                if (calls(field)) {
                    calling.add(expressions.get(at));
                }
                at++;
                return null;
            }
        }.scan(
                ParsedSource.of("Expressions.java", fields.append("}\n").toString())
                        .unit(),
                null);
        return calling;
    }

    private static boolean calls(VariableTree field) {
        AtomicBoolean found = new AtomicBoolean();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
                found.set(true);
                return null;
            }
        }.scan(field, null);
        return found.get();
    }
}
