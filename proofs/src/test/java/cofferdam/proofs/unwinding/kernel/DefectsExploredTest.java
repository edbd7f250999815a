package cofferdam.proofs.unwinding.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.unwinding.engine.Property;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every seeded defect that breaks isolation in the kernel is found by short traces, and by those properties alone that
 * docs/models/README.md says. Requirement G11-01.
 */
class DefectsExploredTest {
    private static final Set<String> CLAIMS = Set.of("G1", "G2", "G4", "G5", "G6");
    private static final long STATES = 6000;
    private static final int MOST_STEPS = 8;
    private static final String REFINEMENT = Property.REFINEMENT.id() + " ";

    /** What stands in a column where nothing is found. */
    private static final String NOTHING = "-";

    private static final Pattern ROW =
            Pattern.compile("\\| ([a-z0-9-]+) \\| (G\\d+) \\| ([a-zA-Z0-9= ]+) \\| ([^|]*) \\| ([0-9-]+) \\|");
    private static final List<Path> CLASS_PATH = DefectiveWorld.currentClassPath();

    /**
     * A line of the table.
     *
     * @param model the folder of a model, and what is other in its bounds: {@code restart words=2}
     * @param found for each property that is broken its id and the lengths of its traces: {@code local-respect 3}, or
     *     {@code output-consistency 1 2}; those of isolation, then refinement
     */
    private record Row(String defect, String claim, String model, List<String> found) {}

    @TestFactory
    Stream<DynamicTest> everyDefectIsFoundAsTheTableSays() {
        return table().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.defect(), () -> assertThat(explore(row)).containsExactlyInAnyOrderElementsOf(row.found())));
    }

    @Test
    void everyDefectThatBreaksIsolationIsInTheTable() {
        assertThat(table())
                .extracting(Row::defect)
                .doesNotHaveDuplicates()
                .containsAll(DefectCatalogue.shipped().all().stream()
                        .filter(defect -> CLAIMS.contains(defect.claim()))
                        .map(Defect::name)
                        .toList());
    }

    @Test
    void theTableTellsTheClaimOfEachDefect() {
        for (Row row : table()) {
            Defect defect = DefectCatalogue.shipped().find(row.defect()).orElseThrow();
            assertThat(row.claim()).as(row.defect()).isEqualTo(defect.claim());
        }
    }

    @Test
    void allTracesAreShort() {
        for (Row row : table()) {
            assertThat(row.found()).as(row.defect()).isNotEmpty();
            for (String found : row.found()) {
                assertThat(Arrays.stream(found.split(" ")).skip(1).mapToInt(Integer::parseInt))
                        .as(row.defect())
                        .allMatch(steps -> steps <= MOST_STEPS);
            }
        }
    }

    @Test
    void everyPropertyHasADefectThatItAloneFinds() {
        // Most of what breaks isolation is not what is specified either: that is compared with nothing here.
        for (Property property : EnumSet.complementOf(EnumSet.of(Property.REFINEMENT))) {
            assertThat(table()).as(property.id()).anyMatch(row -> alone(property, isolation(row)));
        }
        assertThat(table()).anyMatch(row -> alone(Property.REFINEMENT, row.found()));
    }

    private static boolean alone(Property property, List<String> found) {
        return found.size() == 1 && found.get(0).startsWith(property.id() + " ");
    }

    private static List<String> isolation(Row row) {
        return row.found().stream()
                .filter(found -> !found.startsWith(REFINEMENT))
                .toList();
    }

    private static List<Row> table() {
        try {
            Matcher matcher = ROW.matcher(Files.readString(Models.folder().resolve("README.md")));
            List<Row> rows = new ArrayList<>();
            while (matcher.find()) {
                List<String> found = new ArrayList<>();
                if (!matcher.group(4).equals(NOTHING)) {
                    found.addAll(List.of(matcher.group(4).split(", ")));
                }
                if (!matcher.group(5).equals(NOTHING)) {
                    found.add(REFINEMENT + matcher.group(5));
                }
                rows.add(new Row(matcher.group(1), matcher.group(2), matcher.group(3), List.copyOf(found)));
            }
            assertThat(rows).isNotEmpty();
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> explore(Row row) throws Exception {
        Defect defect = DefectCatalogue.shipped().find(row.defect()).orElseThrow();
        List<String> model = List.of(row.model().split(" "));
        String file = Models.folder().resolve(model.get(0)).resolve("model.xml").toString();
        try (DefectiveWorld world = DefectiveWorld.create(defect.edit(), ShippedSources.load(), CLASS_PATH)) {
            Object found = world.loader()
                    .loadClass(DefectSearch.class.getName())
                    .getMethod("broken", String.class, List.class, long.class)
                    .invoke(null, file, model.subList(1, model.size()), STATES);
            List<String> broken = new ArrayList<>();
            ((List<?>) found).forEach(line -> broken.add((String) line));
            return broken;
        }
    }
}
