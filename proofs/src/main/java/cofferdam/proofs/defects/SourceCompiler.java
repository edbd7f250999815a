package cofferdam.proofs.defects;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources held in memory into a folder, with the compiler of the running JDK. */
public final class SourceCompiler {
    private SourceCompiler() {}

    /**
     * Compiles.
     *
     * @param name what is compiled, for messages
     * @param sources text by path
     * @param classPath what they are compiled against
     * @param into an existing folder
     * @throws DefectException if there is no compiler or it finds an error
     */
    public static void compile(String name, Map<String, String> sources, List<Path> classPath, Path into) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new DefectException("a JDK is needed: this Java has no compiler (install a JDK 17 or later)");
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((path, text) -> units.add(new Source(path, text)));
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(into));
            List<String> options = List.of("--release", "17", "-proc:none", "-parameters", "-nowarn");
            boolean compiled = compiler.getTask(new StringWriter(), files, diagnostics, options, null, units)
                    .call();
            if (!compiled) {
                throw new DefectException(name + " does not compile: " + firstError(diagnostics));
            }
        } catch (IOException e) {
            throw new DefectException(name + " cannot be compiled: " + e.getMessage(), e);
        }
    }

    private static String firstError(DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(d -> (d.getSource() == null ? "" : d.getSource().getName() + ":" + d.getLineNumber() + ": ")
                        + d.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
                .orElse("the compiler gave no reason");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("source:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        /** The file's path is not its package's, so that the name is not held against the type's. */
        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE && toUri().getPath().endsWith("/" + simpleName + ".java");
        }
    }
}
