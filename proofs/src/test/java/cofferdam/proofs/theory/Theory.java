package cofferdam.proofs.theory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The Coq files of {@code proofs/theory}: text by file name, each file after those it needs. */
record Theory(Map<String, String> files) {
    private static final Path FOLDER = Path.of("theory");
    private static final Pattern THEOREM = Pattern.compile("(?m)^Theorem (\\w+).*\\(\\* TOPLEVEL \\*\\)$");
    private static final Pattern PROVED = Pattern.compile("(?m)^Theorem \\w+ : (\\w+)\\. \\(\\* TOPLEVEL \\*\\)$");
    private static final Pattern STATEMENT = Pattern.compile("(?m)^Definition ([A-Z]\\w+) : Prop :=");

    /** Reads the files in the order of {@code _CoqProject}. */
    static Theory shipped() {
        Map<String, String> files = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(FOLDER.resolve("_CoqProject"))) {
                if (line.endsWith(".v")) {
                    files.put(line, Files.readString(FOLDER.resolve(line)));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the theory cannot be read: " + e, e);
        }
        return new Theory(files);
    }

    static String readme() throws IOException {
        return Files.readString(FOLDER.resolve("README.md"));
    }

    static List<String> filesInTheFolder() throws IOException {
        try (var found = Files.list(FOLDER)) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".v"))
                    .toList();
        }
    }

    /** This theory with one passage, which must be there exactly once, replaced. */
    Theory edited(String file, String passage, String replacement) {
        String text = files.get(file);
        int at = text.indexOf(passage);
        if (at < 0 || text.indexOf(passage, at + 1) >= 0) {
            throw new IllegalArgumentException("not exactly once in " + file + ": " + passage);
        }
        Map<String, String> changed = new LinkedHashMap<>(files);
        changed.put(file, text.replace(passage, replacement));
        return new Theory(changed);
    }

    /** The files up to this one. */
    Theory upTo(String file) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : files.entrySet()) {
            kept.put(entry.getKey(), entry.getValue());
            if (entry.getKey().equals(file)) {
                return new Theory(kept);
            }
        }
        throw new IllegalArgumentException("no file " + file);
    }

    /** Names of the theorems marked as top-level. */
    List<String> topLevelTheorems() {
        return found(THEOREM);
    }

    /** Names of the statements that a top-level theorem proves. */
    List<String> provedStatements() {
        return found(PROVED);
    }

    /** Names of the statements: propositions with a capital letter. */
    List<String> statements() {
        return found(STATEMENT);
    }

    private List<String> found(Pattern pattern) {
        List<String> names = new ArrayList<>();
        for (String text : files.values()) {
            pattern.matcher(text)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .forEach(names::add);
        }
        return names;
    }

    static String module(String file) {
        return file.substring(0, file.length() - ".v".length());
    }
}
