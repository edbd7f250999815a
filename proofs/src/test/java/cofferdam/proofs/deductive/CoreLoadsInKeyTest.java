package cofferdam.proofs.deductive;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The kernel core keeps to the Java that KeY reads, and KeY sees the contracts that are asked of it. */
class CoreLoadsInKeyTest {
    private static final CoreSources CORE = CoreSources.shipped(Reader.KEY);

    @Test
    void keyLoadsTheWholeCoreAndFindsItsContracts() throws IOException, InterruptedException, ToolMissingException {
        KeyProver prover = KeyProver.of(CORE);
        KeyProcess.Loaded loaded = prover.load(CORE.files().keySet());
        assertThat(loaded.failed()).isEmpty();
        assertThat(loaded.choices()).containsAll(KeyOptions.choices());
        for (String type : List.of("Ledger", "Schedule", "QueuingPorts", "Radix", "Memory", "Kernel")) {
            assertThat(loaded.contracts()).anyMatch(id -> id.startsWith("cofferdam.kernel.core." + type + "."));
        }
        assertThat(prover.obligations()).hasSizeGreaterThan(150);
        assertThat(prover.obligations())
                .extracting(Obligation::id)
                .containsExactlyElementsOf(loaded.contracts().stream()
                        .filter(id -> ofComponent(id, prover))
                        .toList());
    }

    @Test
    void aRecordInTheCoreIsNoticed() throws IOException, InterruptedException, ToolMissingException {
        assertThat(failureWith("Pair", "package cofferdam.kernel.core;\nrecord Pair(int a, int b) {}\n"))
                .contains("record");
    }

    @Test
    void aGenericFieldInTheCoreIsNoticed() throws IOException, InterruptedException, ToolMissingException {
        assertThat(failureWith(
                        "Holder",
                        "package cofferdam.kernel.core;\nfinal class Holder {\n    java.util.List<int[]> rows;\n}\n"))
                .isNotEmpty();
    }

    /** Contracts without a body are the platform's to keep; those of composites are proved by OpenJML. */
    private static boolean ofComponent(String id, KeyProver prover) {
        String type = id.replaceFirst(" .*", "").replaceFirst("\\(.*", "");
        return prover.obligations().stream()
                .map(obligation -> obligation.id().replaceFirst(" .*", "").replaceFirst("\\(.*", ""))
                .anyMatch(type::equals);
    }

    private static String failureWith(String type, String text)
            throws IOException, InterruptedException, ToolMissingException {
        Map<String, String> files = new TreeMap<>(Map.of("Limits", CORE.files().get("Limits")));
        files.put(type, text);
        return KeyProver.of(CoreSources.of(files, Reader.KEY))
                .load(Set.copyOf(files.keySet()))
                .failed();
    }
}
