package cofferdam.kernel.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The figures about mutants of the core, and the page that shows them. Requirement G11-01. */
class MutationTableTest {
    private static final String LEDGER =
            mutation("Ledger", "KILLED") + mutation("Ledger", "SURVIVED") + mutation("Ledger$Row", "NO_COVERAGE");
    private static final String OTHERS = mutation("Abi", "TIMED_OUT");

    private static String mutation(String name, String status) {
        return ("<mutation detected='x' status='%s' numberOfTestsRun='1'><sourceFile>%2$s.java</sourceFile><mutatedClass>"
                        + "cofferdam.kernel.core.%2$s</mutatedClass><mutatedMethod>lend</mutatedMethod>"
                        + "<lineNumber>7</lineNumber><description>changed conditional boundary</description></mutation>\n")
                .formatted(status, name);
    }

    @Test
    void aRowForEachClassAndOneForAll() {
        assertThat(new MutationTable(List.of(LEDGER, OTHERS)).markdown())
                .isEqualTo(
                        """
                        | class | mutants | a test failed | timed out | survived | killed |
                        |---|---:|---:|---:|---:|---:|
                        | `Abi` | 1 | 0 | 1 | 0 | 100 % |
                        | `Ledger` | 3 | 1 | 0 | 2 | 33 % |
                        | all | 4 | 1 | 1 | 2 | 50 % |
                        """);
    }

    @Test
    void aClassIsTakenFromTheFirstReportAboutIt() {
        assertThat(new MutationTable(List.of(mutation("Abi", "KILLED"), OTHERS)).markdown())
                .contains("| `Abi` | 1 | 1 | 0 | 0 | 100 % |", "| all | 1 | 1 | 0 | 0 | 100 % |");
    }

    @Test
    void whatNoTestFailedForIsListed() {
        assertThat(new MutationTable(List.of(LEDGER, OTHERS)).survivors())
                .containsExactly(
                        "SURVIVED Ledger.lend, line 7: changed conditional boundary",
                        "NO_COVERAGE Ledger.lend, line 7: changed conditional boundary",
                        "TIMED_OUT Abi.lend, line 7: changed conditional boundary");
    }

    @Test
    void thePageArguesAboutAsManySurvivorsAsItsTableCounts() throws IOException {
        String page = Files.readString(Path.of("pit-survivors.md"));
        int counted = number(page, "(?m)^\\| all \\|(?: \\d+ \\|){3} (\\d+) \\|");
        int argued = Pattern.compile("(?m)^\\| `[^|]*\\| (\\d+) \\| [^|]*[a-z][^|]* \\| [^|]*\\|$")
                .matcher(page)
                .results()
                .mapToInt(row -> Integer.parseInt(row.group(1)))
                .sum();
        assertThat(argued).isEqualTo(counted).isPositive();
    }

    private static int number(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .mapToInt(m -> Integer.parseInt(m.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
