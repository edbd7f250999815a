package cofferdam.proofs.defects;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The sources of the kernel and the models as shipped, by path in the repository, such as
 * {@code separation-kernel/src/main/java/cofferdam/kernel/core/Kernel.java}.
 */
public final class ShippedSources {
    private static final String FOLDER = "/cofferdam/sources";

    private final SortedMap<String, String> files;

    private ShippedSources(SortedMap<String, String> files) {
        this.files = files;
    }

    /** The sources of this release. */
    public static ShippedSources load() {
        return new ShippedSources(ResourceTree.read(FOLDER));
    }

    /** Sources given by path. */
    public static ShippedSources of(Map<String, String> files) {
        return new ShippedSources(new TreeMap<>(files));
    }

    /** All of them. */
    public SortedMap<String, String> files() {
        return new TreeMap<>(files);
    }

    /**
     * The sources that must be compiled anew when some change: those themselves, and all that mention a changed type,
     * because the compiler copies constants into them.
     *
     * @param changed new text by path
     * @return text by path
     */
    Map<String, String> affectedBy(Map<String, String> changed) {
        Pattern mention = Pattern.compile("\\b(" + String.join("|", typeNames(changed.keySet())) + ")\\b");
        Map<String, String> affected = new LinkedHashMap<>(changed);
        files.forEach((path, text) -> {
            if (path.endsWith(".java")
                    && !path.endsWith("-info.java")
                    && mention.matcher(text).find()) {
                affected.putIfAbsent(path, text);
            }
        });
        return affected;
    }

    private static Set<String> typeNames(Set<String> paths) {
        Set<String> names = new TreeSet<>();
        for (String path : paths) {
            names.add(path.substring(path.lastIndexOf('/') + 1).replace(".java", ""));
        }
        return names;
    }
}
