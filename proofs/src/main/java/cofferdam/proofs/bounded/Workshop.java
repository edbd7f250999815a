package cofferdam.proofs.bounded;

import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ResourceTree;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourceCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compiles the lemmas, lays the shipped classes they need beside them, and makes the twins. */
final class Workshop {
    private static final String SOURCES = "/cofferdam/bounded";

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    private final Path folder;
    private final Path classes;
    private final SortedMap<String, BoundedLemma> lemmas = new TreeMap<>();
    private final SortedMap<String, String> sources = ResourceTree.read(SOURCES);
    private final ShippedSources shipped = ShippedSources.load();
    private final StandIns standIns = StandIns.load();

    /** Works in a folder, which should be empty. */
    Workshop(Path folder) {
        this.folder = folder;
        this.classes = folder.resolve("classes");
        try {
            Files.createDirectories(classes);
            compile("the lemmas", sources, List.of(), classes);
            List<String> names = compiled();
            standIns.compileLibrary(folder.resolve("library"), classes);
            for (String name : names) {
                ClassFiles.closure(name, this::copied);
                read(name.replace('/', '.'));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lemmas by id. */
    SortedMap<String, BoundedLemma> lemmas() {
        return new TreeMap<>(lemmas);
    }

    /** Where the checker finds the classes of a lemma. */
    List<Path> classPath(BoundedLemma lemma) {
        return changed(lemma, Map.of(), rewrites(lemma), folder.resolve("lemmas"), false);
    }

    /** The same for its twin. */
    List<Path> twinClassPath(BoundedLemma lemma) {
        List<BoundedLemma.Change> all = new ArrayList<>(List.of(lemma.twin()));
        all.addAll(rewrites(lemma));
        return changed(lemma, Map.of(), all, folder.resolve("twins"), true);
    }

    /**
     * The same over a changed source.
     *
     * @param into a folder for classes of lemmas over this change alone
     */
    List<Path> classPath(BoundedLemma lemma, ChangedSource source, Path into) {
        return changed(lemma, Map.of(path(source.type()), source.text()), rewrites(lemma), into, false);
    }

    /**
     * Whether a lemma may look into what was changed, and can be asked about it: it has no stand-in for the source, some
     * class that it depends on names the method, and what it rewrites is still there.
     */
    boolean looksInto(BoundedLemma lemma, ChangedSource source) {
        SortedMap<String, byte[]> seen = dependencies(lemma, List.of(classes));
        String path = source.type().replace('.', '/');
        return seen.containsKey(path)
                && !standIns.of(lemma).containsKey(path + ".java")
                && seen.values().stream()
                        .anyMatch(file -> ClassFiles.referred(file).contains(source.method()))
                && rewrites(lemma).stream()
                        .allMatch(change -> !change.type().equals(source.type()) || applies(source.text(), change));
    }

    /** What the lemma rewrites: by equations that it uses, and what it settles. */
    private List<BoundedLemma.Change> rewrites(BoundedLemma lemma) {
        List<BoundedLemma.Change> all = new ArrayList<>();
        for (String id : lemma.uses()) {
            BoundedLemma used = lemmas.get(id);
            if (used == null || used.equation().isEmpty() || !used.uses().isEmpty()) {
                throw new BoundedException("lemma " + lemma.id() + " uses " + id + ", which states no equation");
            }
            all.add(used.equation().get());
        }
        all.addAll(lemma.settles());
        return all;
    }

    private List<Path> changed(
            BoundedLemma lemma,
            Map<String, String> others,
            List<BoundedLemma.Change> changes,
            Path kind,
            boolean constants) {
        if (others.isEmpty() && changes.isEmpty() && lemma.standIns().isEmpty()) {
            return List.of(classes);
        }
        Map<String, String> texts = standIns.of(lemma);
        texts.putAll(others);
        for (BoundedLemma.Change change : changes) {
            String path = path(change.type());
            texts.put(
                    path, change(lemma, texts.getOrDefault(path, shipped.files().get(path)), change));
        }
        if (constants) {
            // The lemma's class is compiled anew, because it may hold copies of constants.
            String lemmaPath = lemma.className().replace('.', '/') + ".java";
            texts.put(lemmaPath, sources.get(lemmaPath));
        }
        Path into = kind.resolve(lemma.id());
        try {
            Files.createDirectories(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        compile("lemma " + lemma.id() + ", changed,", texts, List.of(classes), into);
        return List.of(into, classes);
    }

    private String path(String type) {
        String suffix = "/src/main/java/" + type.replace('.', '/') + ".java";
        return shipped.files().keySet().stream()
                .filter(path -> path.endsWith(suffix))
                .findFirst()
                .orElseThrow(() -> new BoundedException("no source of " + type));
    }

    private static String change(BoundedLemma lemma, String text, BoundedLemma.Change change) {
        if (!applies(text, change)) {
            throw new BoundedException(
                    "lemma " + lemma.id() + ": not exactly once in " + change.type() + ": " + change.replaces());
        }
        int at = withoutComments(text).indexOf(change.replaces());
        return text.substring(0, at)
                + change.by()
                + text.substring(at + change.replaces().length());
    }

    private static boolean applies(String text, BoundedLemma.Change change) {
        String code = withoutComments(text);
        int at = code.indexOf(change.replaces());
        return at >= 0 && code.indexOf(change.replaces(), at + 1) < 0;
    }

    /** The class files that a lemma's outcome depends on, looked up along a class path. */
    static SortedMap<String, byte[]> dependencies(BoundedLemma lemma, List<Path> classPath) {
        return ClassFiles.closure(lemma.className().replace('.', '/'), name -> {
            for (Path entry : classPath) {
                Path file = entry.resolve(name + ".class");
                if (Files.isRegularFile(file)) {
                    return content(file);
                }
            }
            return null;
        });
    }

    /** The text with blanks instead of comments, contracts among them: a twin differs in code. */
    private static String withoutComments(String text) {
        return COMMENT.matcher(text)
                .replaceAll(comment -> " ".repeat(comment.group().length()));
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(String what, Map<String, String> sources, List<Path> first, Path into) {
        List<Path> classPath = new ArrayList<>(first);
        classPath.addAll(DefectiveWorld.currentClassPath());
        try {
            SourceCompiler.compile(what, sources, classPath, into);
        } catch (DefectException e) {
            throw new BoundedException(e.getMessage(), e);
        }
        for (Path file : classFiles(into)) {
            try {
                Files.write(file, ClassFiles.plain(content(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Path> classFiles(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> compiled() {
        return classFiles(classes).stream()
                .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                .map(name -> name.substring(0, name.length() - ".class".length()))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** A class file beside the lemmas, copied there from the shipped ones if need be. */
    private byte[] copied(String name) {
        Path file = classes.resolve(name + ".class");
        if (name.startsWith("java/") && !Files.exists(file)) {
            return null;
        }
        try (InputStream in = Workshop.class.getResourceAsStream("/" + name + ".class")) {
            if (!Files.exists(file)) {
                if (in == null) {
                    return null;
                }
                Files.createDirectories(file.getParent());
                Files.write(file, ClassFiles.plain(in.readAllBytes()));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String className) throws IOException {
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new LemmaLoader(urls)) {
            for (Method method : loader.loadClass(className).getDeclaredMethods()) {
                if (method.isAnnotationPresent(Lemma.class)) {
                    BoundedLemma lemma = BoundedLemma.of(method);
                    if (lemmas.put(lemma.id(), lemma) != null) {
                        throw new BoundedException("two lemmas are called " + lemma.id());
                    }
                }
            }
        } catch (ClassNotFoundException e) {
            throw new BoundedException("lemma class " + className + " cannot be loaded", e);
        }
    }

    /** Takes all classes from the workshop, so that lemmas and shipped classes share a package; but one annotation. */
    private static final class LemmaLoader extends URLClassLoader {
        LemmaLoader(URL[] urls) {
            super(urls, ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return name.equals(Lemma.class.getName()) ? Lemma.class : super.findClass(name);
        }
    }
}
