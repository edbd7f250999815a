package cofferdam.conformance.fuzz;

import cofferdam.workbench.attack.AttemptReader;
import cofferdam.workbench.guest.Substitution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** A file of attempts: a list, or findings (G8-05, G8-06). */
final class Attempts implements FuzzTarget {
    private static final String FILE = "attempts.xml";
    private static final long MOST_TICKS = 1_000_000;

    private final Sandbox sandbox;
    private final Substitution subject;
    private final BiFunction<Path, Substitution, AttemptReader.Result> reader;
    private final EditedXml good;
    private final FindingCheck findings;

    /**
     * A target.
     *
     * @param sandbox with the example of an attacker
     * @param subject the system
     * @param reader under test
     */
    Attempts(Sandbox sandbox, Substitution subject, BiFunction<Path, Substitution, AttemptReader.Result> reader)
            throws IOException {
        Path file = sandbox.inner().resolve(FILE);
        this.good = new EditedXml(Files.readString(file));
        this.sandbox = sandbox.sealed();
        this.subject = subject;
        this.reader = reader;
        this.findings = new FindingCheck("(ATT|XML)-[0-9]{2}", file.toString());
    }

    @Override
    public void accept(byte[] bytes) throws IOException {
        byte[] text = good.edited(new InputReader(bytes));
        AttemptReader.Result result = reader.apply(sandbox.put(FILE, text), subject);
        Broken.unless(
                result.attempts().isPresent() == result.findings().isEmpty(),
                "accepted with findings, or refused without");
        findings.check(result.findings(), text);
        result.attempts()
                .ifPresent(
                        list -> Broken.unless(list.ticks() > 0 && list.ticks() <= MOST_TICKS, list.ticks() + " ticks"));
        sandbox.check();
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
