package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.workbench.report.Places.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow graph can be read. */
class FlowSvgTest {
    private static final Pattern LABEL =
            Pattern.compile("<text x=\"([\\d.]+)\" y=\"([\\d.]+)\" class=\"halo\"[^>]*>([^<]*)<");

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "red-black", "avionics"})
    void noLabelCoversAnother(String example) {
        List<Place> labels = new ArrayList<>();
        Matcher matcher = LABEL.matcher(FlowSvg.standalone(Certificates.system(example)));
        while (matcher.find()) {
            double width = 6 * matcher.group(3).length();
            Place label =
                    new Place(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2)), width, 12);
            assertThat(labels).as(matcher.group(3)).allSatisfy(other -> assertThat(label.overlap(other))
                    .isZero());
            labels.add(label);
        }
        assertThat(labels).isNotEmpty();
    }

    @Test
    void whereNothingIsFreeTheLeastIsCovered() {
        Places places = new Places();
        places.take(new Place(0, 0, 10, 10));
        Place most = new Place(1, 0, 10, 10);
        Place less = new Place(8, 0, 10, 10);
        assertThat(places.takeBest(List.of(most, less))).isEqualTo(less);
        assertThat(places.takeBest(List.of(most, new Place(30, 0, 10, 10)))).isEqualTo(new Place(30, 0, 10, 10));
    }
}
