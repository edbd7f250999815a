package cofferdam.proofs.defects;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The defects shipped with Cofferdam, in the order of their names (G11-01). */
public final class DefectCatalogue {
    private static final String FOLDER = "/cofferdam/defects";
    private static final String PROPERTIES = "/defect.properties";

    private final List<Defect> defects;

    private DefectCatalogue(List<Defect> defects) {
        this.defects = List.copyOf(defects);
    }

    /**
     * The defects of this release.
     *
     * @throws DefectException if one of them is malformed
     */
    public static DefectCatalogue shipped() {
        return of(ResourceTree.read(FOLDER));
    }

    /** The defects among files given by path: {@code NAME/defect.properties} beside {@code NAME/defect.patch}. */
    static DefectCatalogue of(SortedMap<String, String> files) {
        List<Defect> found = new ArrayList<>();
        files.forEach((path, text) -> {
            if (path.endsWith(PROPERTIES)) {
                String name = path.substring(0, path.length() - PROPERTIES.length());
                String patch = files.get(name + "/defect.patch");
                if (patch == null) {
                    throw new DefectException("defect " + name + ": defect.patch is missing");
                }
                found.add(parse(name, text, patch));
            }
        });
        return new DefectCatalogue(found);
    }

    /** All defects. */
    public List<Defect> all() {
        return defects;
    }

    /** The defect of that name. */
    public Optional<Defect> find(String name) {
        return defects.stream().filter(d -> d.name().equals(name)).findFirst();
    }

    private static Defect parse(String folder, String text, String patch) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new DefectException("defect " + folder + ": defect.properties: " + e.getMessage(), e);
        }
        if (!folder.equals(properties.getProperty("name"))) {
            throw new DefectException("defect " + folder + ": its name and its folder differ");
        }
        return new Defect(
                folder,
                required(folder, properties, "claim"),
                required(folder, properties, "requirement"),
                required(folder, properties, "example"),
                required(folder, properties, "story"),
                Pattern.compile("\\S+")
                        .matcher(properties.getProperty("proofs", ""))
                        .results()
                        .map(MatchResult::group)
                        .toList(),
                properties.getProperty("advisory", "").strip(),
                patch);
    }

    private static String required(String defect, Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new DefectException("defect " + defect + ": defect.properties has no " + key);
        }
        return value.strip();
    }
}
