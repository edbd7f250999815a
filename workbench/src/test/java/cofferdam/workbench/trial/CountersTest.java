package cofferdam.workbench.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was tried reads as English (G10-02). */
class CountersTest {
    @ParameterizedTest
    @CsvSource({
        "runs, run",
        "groups of runs, group of runs",
        "runs with flipped bits, run with flipped bits",
        "walks of all tables, walk of all tables",
        "hypercalls judged, hypercall judged",
        "device accesses, device access",
        "device accesses blocked, device access blocked",
        "unimplemented instructions, unimplemented instruction"
    })
    void oneOfAThingIsNamedInTheSingular(String plural, String singular) {
        assertThat(Counters.words(1, plural)).isEqualTo("1 " + singular);
        assertThat(Counters.words(0, plural)).isEqualTo("0 " + plural);
        assertThat(Counters.words(21, plural)).isEqualTo("21 " + plural);
    }

    @Test
    void aCountSaysHowOften() {
        Counters counters = new Counters();
        counters.add("faults", 1);
        assertThat(counters.words("faults")).isEqualTo("1 fault");
        counters.add("faults", 1);
        assertThat(counters.words("faults")).isEqualTo("2 faults");
        assertThat(counters.words("restarts")).isEqualTo("0 restarts");
    }
}
