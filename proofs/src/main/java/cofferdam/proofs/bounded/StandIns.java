package cofferdam.proofs.bounded;

import cofferdam.proofs.defects.ResourceTree;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Classes that take the place of shipped ones in some lemmas, folder by folder, and of the few of the library's that
 * the shipped ones use: the checker knows no library, and takes what is not there for a method that returns anything.
 */
final class StandIns {
    /** Where they lie among the resources. */
    static final String FOLDER = "/cofferdam/standins";

    /** The folder of those for the library's classes, which all lemmas are given. */
    static final String LIBRARY = "library";

    private final SortedMap<String, String> texts;

    private StandIns(SortedMap<String, String> texts) {
        this.texts = texts;
    }

    /** Those of this release. */
    static StandIns load() {
        return new StandIns(ResourceTree.read(FOLDER));
    }

    /** Those that a lemma asks for: text by path. */
    Map<String, String> of(BoundedLemma lemma) {
        Map<String, String> found = new TreeMap<>();
        for (String folder : lemma.standIns()) {
            int before = found.size();
            texts.forEach((path, text) -> {
                if (path.startsWith(folder + "/")) {
                    found.put(path.substring(folder.length() + 1), text);
                }
            });
            if (found.size() == before) {
                throw new BoundedException("lemma " + lemma.id() + ": no stand-ins called " + folder);
            }
        }
        return found;
    }

    /** Compiles those of the library, as a patch of the module they belong to. */
    void compileLibrary(Path sources, Path into) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            if (entry.getKey().startsWith(LIBRARY + "/")) {
                Path file = sources.resolve(entry.getKey().substring(LIBRARY.length() + 1));
                Files.createDirectories(file.getParent());
                files.add(Files.writeString(file, entry.getValue()));
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-source",
                    "17",
                    "-target",
                    "17",
                    "-nowarn",
                    "-proc:none",
                    "-d",
                    into.toString(),
                    "--patch-module",
                    "java.base=" + sources);
            if (!compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new BoundedException("the stand-ins for the library do not compile: " + said);
            }
        }
    }
}
