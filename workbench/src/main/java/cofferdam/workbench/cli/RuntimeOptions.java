package cofferdam.workbench.cli;

import cofferdam.proofs.evidence.EvidenceFolder;
import cofferdam.proofs.evidence.ToolMissingException;
import cofferdam.proofs.openjml.OpenJmlProver;
import cofferdam.proofs.runtime.RuntimeRecord;
import cofferdam.proofs.runtime.RuntimeRun;
import cofferdam.proofs.sources.CoreSources;
import cofferdam.proofs.sources.Reader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code prove --rac}: the kernel's tests over a core that checks its contracts while it runs. */
final class RuntimeOptions {
    private static final int LAST_WORDS = 12;

    @Option(
            names = "--rac",
            description = {
                "Have OpenJML compile the core with its contracts as runtime checks, run the kernel's tests over it,",
                "and note which methods' preconditions were met; with --record, in rac.json."
            })
    boolean rac;

    /**
     * Does it.
     *
     * @param target where to record it; null if nowhere
     * @return the exit status: 1 if a contract did not hold
     */
    int run(Session session, Path target) throws IOException, ToolMissingException {
        Path checkout = EvidenceFolder.ofCheckout()
                .map(evidence -> evidence.getParent().getParent())
                .orElseThrow(() -> new UserError(
                        "the program does not run from a checkout", "The tests are there: start it from one."));
        CoreSources core = CoreSources.shipped(Reader.OPENJML);
        Deque<String> last = new ArrayDeque<>();
        try (Interruption interruption = new Interruption(Thread.currentThread()::interrupt);
                TerminalProgress progress = new TerminalProgress(session.terminal())) {
            progress.step("tests with contracts checked", 0, 1);
            RuntimeRecord record = new RuntimeRun(core, OpenJmlProver.ofProcess(true), checkout).run(line -> {
                last.add(line);
                if (last.size() > LAST_WORDS) {
                    last.remove();
                }
            });
            progress.finish();
            if (target != null) {
                boolean complete = EvidenceFolder.read(target, RuntimeRecord.NAME, RuntimeRecord::parse)
                        .map(RuntimeRecord::complete)
                        .orElse(false);
                EvidenceFolder.write(
                        target, RuntimeRecord.NAME, record.marked(complete).text());
            }
            session.out().print(text(record, core));
            session.out().flush();
            return interruption.requested() ? ExitCode.INTERRUPTED : record.holds() ? ExitCode.HOLDS : ExitCode.FAILS;
        } catch (IOException e) {
            last.forEach(session.err()::println);
            throw e;
        } catch (InterruptedException e) {
            return ExitCode.INTERRUPTED;
        }
    }

    private static String text(RuntimeRecord record, CoreSources core) {
        StringBuilder text = new StringBuilder();
        record.failed()
                .forEach(failed -> text.append("FAILED   ").append(failed).append('\n'));
        record.outside().forEach(test -> text.append("OUTSIDE  ").append(test).append('\n'));
        List<String> enterable = RuntimeRun.enterable(core);
        enterable.stream()
                .filter(id -> !record.entered().contains(id))
                .forEach(id -> text.append("NEVER    ").append(id).append('\n'));
        long met = enterable.stream().filter(record.entered()::contains).count();
        return text.append(record.checked() + " clauses checked, " + record.unchecked() + " not; " + record.passed()
                        + " tests passed, " + record.outside().size() + " ended by a call outside of a precondition, "
                        + record.failed().size() + " failed; preconditions of " + met + " of " + enterable.size()
                        + " methods were met\n")
                .toString();
    }
}
