package cofferdam.workbench.cli;

import cofferdam.proofs.defects.Defect;
import cofferdam.proofs.defects.DefectCatalogue;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code defects}: what can be broken on purpose. */
@Command(
        name = "defects",
        versionProvider = Version.class,
        description = "List the seeded defects: what each breaks, and its story.",
        footerHeading = "%nExample:%n",
        footer = {
            "  cofferdam certify docs/examples/smallest/system.xml --defect no-scrub-on-restart",
            "",
            "Exit status: 0 listed, 2 bad usage, 3 the tool failed."
        })
final class DefectsCommand implements Callable<Integer> {
    @Mixin
    CommonOptions common;

    private final Session session;

    DefectsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Style style = session.style(common);
        PrintWriter out = session.out();
        for (Defect defect : DefectCatalogue.shipped().all()) {
            out.println(style.strong(defect.name()) + "  breaks " + defect.claim() + " (" + defect.requirement()
                    + "), shown by " + defect.example());
            TextBlock.wrap(defect.story(), 96).forEach(line -> out.println("    " + line));
            if (!defect.advisory().isEmpty()) {
                out.println("    As in " + defect.advisory());
            }
            out.println();
        }
        out.println("Run one: cofferdam certify docs/examples/EXAMPLE/system.xml --defect NAME");
        out.flush();
        return ExitCode.HOLDS;
    }
}
