package cofferdam.workbench.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a file for {@code run --replay} says of the model it belongs to: its name, where it lies as seen from the file itself,
 * and bounds that are not the model's: {@code channel from ../docs/models/channel/model.xml with values=1,records=0}. Or of
 * a system description that it belongs to that one scaled down: {@code smallest scaled from ../smallest/system.xml}.
 *
 * @param scaled whether the path is that of a system description
 * @param path of the model as it stands there
 * @param bounds by their names
 */
record ReplayOrigin(String name, boolean scaled, String path, Map<String, String> bounds) {
    private static final Pattern FORM = Pattern.compile(
            "(?<name>\\S+)(?<scaled> scaled)? from (?<path>.+?)(?: with (?<bounds>[A-Za-z]+=\\w+(?:,[A-Za-z]+=\\w+)*))?");

    ReplayOrigin {
        bounds = Map.copyOf(bounds);
    }

    /**
     * Of a model.
     *
     * @param folder where the file will lie
     * @param model the model's file
     */
    static ReplayOrigin of(String name, Path folder, Path model, Map<String, String> bounds) {
        return new ReplayOrigin(name, false, seen(folder, model), bounds);
    }

    /**
     * Of a system scaled down.
     *
     * @param folder where the file will lie
     * @param description the system's file
     */
    static ReplayOrigin scaled(String name, Path folder, Path description) {
        return new ReplayOrigin(name, true, seen(folder, description), Map.of());
    }

    private static String seen(Path folder, Path model) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = model.toAbsolutePath().normalize();
        boolean together = from.getRoot().equals(to.getRoot());
        return (together ? from.relativize(to) : to).toString();
    }

    /** As it stands in the file. */
    String text() {
        String changed = new TreeMap<>(bounds)
                .entrySet().stream()
                        .map(change -> change.getKey() + "=" + change.getValue())
                        .collect(Collectors.joining(","));
        return name + (scaled ? " scaled" : "") + " from " + path + (changed.isEmpty() ? "" : " with " + changed);
    }

    /** What stands in a file; empty if it is something else. */
    static Optional<ReplayOrigin> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Map<String, String> bounds = new TreeMap<>();
        if (form.group("bounds") != null) {
            for (String change : form.group("bounds").split(",")) {
                bounds.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
            }
        }
        return Optional.of(
                new ReplayOrigin(form.group("name"), form.group("scaled") != null, form.group("path"), bounds));
    }

    /** The model's file, as seen from a file that names it; empty if it is no path. */
    Optional<Path> model(Path replay) {
        try {
            return Optional.of(replay.resolveSibling(path).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
