package cofferdam.proofs.sources;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * One source file, split: the methods with their bodies, and the skeleton with signatures, fields and all contracts,
 * which is what a prover reads of it while it proves something elsewhere.
 *
 * @param skeleton normalised text without bodies; the whole text where a JML comment asks for inlining
 * @param methods with a body, in the order of the source
 */
record SourceOutline(String skeleton, List<CoreMethod> methods) {
    private static final Pattern INLINE = Pattern.compile("\\binline\\b");

    /**
     * Splits a source.
     *
     * @param types simple names of the types of its package
     * @param reader whose annotations count
     * @throws IllegalArgumentException if it is not Java
     */
    static SourceOutline of(String path, String text, Set<String> types, Reader reader) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("no Java compiler: this needs a JDK, not only a Java runtime");
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, problems, List.of("-proc:none"), null, List.of(new Text(path, text)));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            if (!problems.getDiagnostics().isEmpty()) {
                throw new IllegalArgumentException(
                        path + ": " + problems.getDiagnostics().get(0).getMessage(null));
            }
            MethodFinder finder = new MethodFinder(text, unit, task, types, reader);
            return new SourceOutline(skeleton(text, finder.bodies(), reader), finder.methods());
        } catch (IOException e) {
            throw new IllegalStateException("cannot parse " + path, e);
        }
    }

    private static String skeleton(String text, SortedMap<Integer, Integer> bodies, Reader reader) {
        String whole = NormalText.of(text, reader);
        if (INLINE.matcher(whole).find()) {
            return whole;
        }
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (Map.Entry<Integer, Integer> body : new TreeMap<>(bodies).entrySet()) {
            rest.append(text, from, body.getKey()).append("{}");
            from = body.getValue();
        }
        return NormalText.of(rest.append(text.substring(from)).toString(), reader);
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String path, String text) {
            super(URI.create("string:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
