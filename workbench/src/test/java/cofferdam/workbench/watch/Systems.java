package cofferdam.workbench.watch;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.platform.Machine;
import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.workbench.cli.Cli;
import cofferdam.workbench.guest.Substitution;
import java.nio.file.Path;

/** The examples, ready to boot. */
public final class Systems {
    private Systems() {}

    /** An example with its images. */
    public static Substitution example(String name) {
        SystemDescription system =
                DescriptionReader.read(Path.of(Cli.example(name))).description().orElseThrow();
        return new Substitution(system, ImageStore.directory(system.directory()));
    }

    /** Boots a system with seed 1. */
    public static Machine boot(Substitution subject) {
        return Boot.boot(subject.system(), subject.images(), BootOptions.defaults());
    }
}
