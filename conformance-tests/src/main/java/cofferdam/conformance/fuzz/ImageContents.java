package cofferdam.conformance.fuzz;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.MachineObserver;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import cofferdam.workbench.trial.WatchedRun;
import cofferdam.workbench.watch.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An image as bytes: it is refused with findings, or it lies in its partition's memory byte for byte and runs there, and none
 * of the watchers of {@code certify} sees a requirement violated (G8-07, G9-01).
 */
final class ImageContents implements FuzzTarget {
    private static final String IMAGE = "producer.bin";
    private static final String DESCRIPTION = "system.xml";
    private static final long AT = 0x10000;
    private static final int TICKS = 6;

    private final Sandbox sandbox;
    private final Function<Path, ImageStore> stores;
    private final FindingCheck findings;
    private final byte[] description;

    /**
     * A target.
     *
     * @param sandbox with the smallest example
     * @param stores under test: where boot finds images
     */
    ImageContents(Sandbox sandbox, Function<Path, ImageStore> stores) throws IOException {
        this.sandbox = sandbox.sealed();
        this.stores = stores;
        Path file = sandbox.inner().resolve(DESCRIPTION);
        this.description = Files.readAllBytes(file);
        this.findings = new FindingCheck("(IMG|STA)-[0-9]{2}", file.toString());
    }

    @Override
    public void accept(byte[] image) throws IOException {
        sandbox.put(IMAGE, image);
        ReadResult result = DescriptionReader.read(sandbox.inner().resolve(DESCRIPTION));
        findings.check(result.findings(), description);
        if (result.description().isPresent()) {
            run(result.description().get(), image);
        }
        sandbox.check();
    }

    private void run(SystemDescription system, byte[] image) {
        ImageStore store = stores.apply(sandbox.inner());
        Supplier<Machine> boot = () -> Boot.boot(system, store, BootOptions.defaults());
        Machine machine = boot.get();
        for (int i = 0; i < image.length; i++) {
            long physical = machine.guestToHost(0, AT + i);
            Broken.unless(
                    physical >= 0 && (byte) machine.memory().read8(physical) == image[i],
                    "byte " + i + " of the image is another one in memory");
        }
        WatchedRun run = new WatchedRun(machine, boot, new MachineObserver() {});
        for (int tick = 0; tick < TICKS; tick++) {
            run.tick();
        }
        List<Violation> violations = run.take();
        Broken.unless(violations.isEmpty(), "violated: " + violations);
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
