package cofferdam.conformance.fuzz;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.ReadResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A description as bytes: it is accepted, then it boots and runs, or there are findings; nothing else is touched (G7-03,
 * G8-05, G8-06).
 */
final class Descriptions implements FuzzTarget {
    static final String FILE = "input.xml";

    /** Beyond this a tick takes longer than it teaches. */
    private static final int LONGEST_TICK = 2000;

    private final Sandbox sandbox;
    private final Function<Path, ReadResult> reader;
    private final Function<InputReader, byte[]> input;
    private final FindingCheck findings;

    /**
     * A target.
     *
     * @param sandbox with images
     * @param reader under test
     * @param input makes the file's bytes from a fuzzer's
     */
    Descriptions(Sandbox sandbox, Function<Path, ReadResult> reader, Function<InputReader, byte[]> input)
            throws IOException {
        this.sandbox = sandbox.sealed();
        this.reader = reader;
        this.input = input;
        this.findings = new FindingCheck(
                "[A-Z]{3}-[0-9]{2}", sandbox.inner().resolve(FILE).toString());
    }

    @Override
    public void accept(byte[] bytes) throws IOException {
        byte[] text = input.apply(new InputReader(bytes));
        Path file = sandbox.put(FILE, text);
        ReadResult result = reader.apply(file);
        Broken.unless(
                result.description().isPresent() == result.findings().isEmpty(),
                "accepted with findings, or refused without");
        findings.check(result.findings(), text);
        result.description().ifPresent(this::boot);
        sandbox.check();
    }

    /** What breaks no rule boots and runs. */
    private void boot(SystemDescription description) {
        Machine machine = Boot.boot(description, ImageStore.directory(sandbox.inner()), BootOptions.defaults());
        if (description.schedule().tick() <= LONGEST_TICK) {
            machine.run(2);
        }
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
