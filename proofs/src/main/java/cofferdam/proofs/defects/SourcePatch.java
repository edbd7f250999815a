package cofferdam.proofs.defects;

import cofferdam.spec.system.Printable;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import com.github.difflib.patch.PatchFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A unified diff over one or more source files, paths as {@code git diff} writes them.
 *
 * <p>It applies although lines moved up or down, but only where every context line is found unchanged: a defect that has
 * silently become another one is worse than one that no longer applies.
 */
public final class SourcePatch {
    private static final String OLD = "--- a/";
    private static final String NEW = "+++ b/";

    private final String subject;
    private final Map<String, List<String>> diffs = new LinkedHashMap<>();

    private SourcePatch(String subject) {
        this.subject = subject;
    }

    /**
     * Reads a diff.
     *
     * @param subject what messages call it
     * @throws DefectException if it touches no file, or makes or removes one
     */
    public static SourcePatch parse(String subject, String diff) {
        SourcePatch patch = new SourcePatch(subject);
        List<String> current = new ArrayList<>();
        for (String line : diff.lines().toList()) {
            if (line.equals("--- /dev/null") || line.equals("+++ /dev/null")) {
                throw new DefectException(subject + ": it makes or removes a file, where it can only change some");
            }
            if (line.startsWith(OLD)) {
                current = new ArrayList<>();
                current.add(line);
            } else if (line.startsWith(NEW) && current.size() == 1) {
                current.add(line);
                patch.diffs.put(line.substring(NEW.length()).strip(), current);
            } else if (current.size() >= 2 && !line.startsWith("diff ") && !line.startsWith("index ")) {
                // git repeats a line of the source behind the second @@, which the parser does not know.
                current.add(line.startsWith("@@ ") ? line.substring(0, line.indexOf("@@", 3) + 2) : line);
            }
        }
        if (patch.diffs.isEmpty()) {
            throw new DefectException(subject + ": its patch touches no file");
        }
        return patch;
    }

    /** Paths of the files that it touches. */
    public Set<String> paths() {
        return new TreeSet<>(diffs.keySet());
    }

    /**
     * The touched files with the patch applied, by path.
     *
     * @throws DefectException if a file is not there or its text is no longer what the patch expects
     */
    public Map<String, String> applyTo(ShippedSources sources) {
        Map<String, String> changed = new LinkedHashMap<>();
        diffs.forEach((path, diff) ->
                changed.put(path, apply(path, diff, sources.files().get(path))));
        return changed;
    }

    /**
     * All sources, with the patch applied.
     *
     * @throws DefectException as for {@link #applyTo}
     */
    public ShippedSources appliedTo(ShippedSources sources) {
        SortedMap<String, String> files = sources.files();
        files.putAll(applyTo(sources));
        return ShippedSources.of(files);
    }

    private String apply(String path, List<String> diff, String before) {
        if (before == null) {
            throw new DefectException(subject + " does not apply: there is no source " + Printable.quoted(path));
        }
        try {
            Patch<String> patch = UnifiedDiffUtils.parseUnifiedDiff(diff);
            List<String> after = patch.applyFuzzy(before.lines().toList(), 0);
            return String.join("\n", after) + "\n";
        } catch (PatchFailedException | RuntimeException e) {
            throw new DefectException(subject + " does not apply to " + path + ": the text it changes is not there", e);
        }
    }
}
