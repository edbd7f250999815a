package cofferdam.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.unwinding.engine.Counterexample;
import cofferdam.proofs.unwinding.engine.Explained;
import cofferdam.proofs.unwinding.engine.Property;
import cofferdam.proofs.unwinding.engine.Trace;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** A counterexample of the explorer can be seen. */
class CounterexampleSvgTest {
    private static final Trace SHORT =
            new Trace(List.of(0, 1), List.of("the clock ticks", "black peeps <at> \"red\" & goes"));
    private static final Trace LONG =
            new Trace(List.of(2, 0, 1), List.of("red counts", "the clock ticks", "black peeps " + "far ".repeat(40)));

    private static String draw(Trace first, Optional<Trace> second, String... differences) throws Exception {
        Counterexample found = new Counterexample(
                Property.STEP_CONSISTENCY,
                "black sees different things after the same action".repeat(4),
                first,
                second,
                "black",
                "black",
                new byte[] {0, 1},
                new byte[] {(byte) 0xfe});
        String svg = CounterexampleSvg.standalone(new Explained(found, List.of(differences)));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        return svg;
    }

    @Test
    void bothRunsStandBesideEachOtherAndEndInTheSameLine() throws Exception {
        String svg = draw(SHORT, Optional.of(LONG));
        assertThat(svg).contains("one run", "another run", "then: 00 01", "then: fe", "the clock ticks");
        assertThat(svg.split("class=\"bold\"", -1)).hasSize(1 + 1 + 2);
        List<String> ends = svg.lines()
                .filter(line ->
                        line.startsWith("<text") && line.contains("class=\"bold\"") && line.contains("black peeps"))
                .map(line -> line.replaceAll(".* y=\"([0-9.]+)\".*", "$1"))
                .toList();
        assertThat(ends).hasSize(2);
        assertThat(ends.get(0)).isEqualTo(ends.get(1));
    }

    @Test
    void oneRunShowsWhatWasSeenBeforeAndAfter() throws Exception {
        assertThat(draw(SHORT, Optional.empty())).contains("steps", "before: 00 01, after: fe");
    }

    @Test
    void whatDiffersIsSaidInWordsInsteadOfBytesWhereItIsKnown() throws Exception {
        assertThat(draw(SHORT, Optional.of(LONG), "black's port 0: 0 messages / 1 message"))
                .contains("black's port 0: 0 messages / 1 message", "one run / another run")
                .doesNotContain("then: 00 01");
    }

    @Test
    void theInitialStateIsSaidInWords() throws Exception {
        assertThat(draw(new Trace(List.of(), List.of()), Optional.empty())).contains("in the initial state");
    }
}
