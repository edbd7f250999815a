package cofferdam.conformance.trace;

import cofferdam.spec.requirement.RequirementCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Which source files name which requirement, and what is missing. */
final class RequirementTrace {
    private final Map<String, Set<String>> code = new TreeMap<>();
    private final Map<String, Set<String>> tests = new TreeMap<>();

    /** Reads one source text. */
    void add(String file, boolean test, String text) {
        Matcher ids = RequirementCatalogue.ID.matcher(text);
        while (ids.find()) {
            (test ? tests : code)
                    .computeIfAbsent(ids.group(), id -> new TreeSet<>())
                    .add(file);
        }
    }

    /** Reads every Java source of a checkout, this checker and mere tables of ids left out. */
    static RequirementTrace of(Path root) {
        RequirementTrace trace = new RequirementTrace();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(RequirementTrace::counts)::iterator) {
                String name = root.relativize(file).toString().replace('\\', '/');
                trace.add(name, name.contains("/src/test/"), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return trace;
    }

    /** One sentence for each requirement that code or tests do not name, and for each named one that does not exist. */
    List<String> orphans(RequirementCatalogue catalogue) {
        List<String> orphans = new ArrayList<>();
        catalogue.requirements().forEach(requirement -> {
            if (!code.containsKey(requirement.id())) {
                orphans.add(requirement.id() + " (" + requirement.title() + ") is named by no code");
            }
            if (!tests.containsKey(requirement.id())) {
                orphans.add(requirement.id() + " (" + requirement.title() + ") is named by no test");
            }
        });
        for (Map<String, Set<String>> named : List.of(code, tests)) {
            named.forEach((id, files) -> {
                if (catalogue.requirement(id).isEmpty()) {
                    orphans.add(id + " does not exist but is named in " + files);
                }
            });
        }
        return orphans;
    }

    private static boolean counts(Path file) {
        String name = file.toString().replace('\\', '/');
        return name.endsWith(".java")
                && name.contains("/src/")
                && !name.contains("/target/")
                && !name.contains("/conformance/trace/RequirementTrace")
                // A table of ids implements none of them.
                && !name.endsWith("/workbench/certify/Check.java");
    }
}
