package cofferdam.workbench.grade;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.spec.system.Finding;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.attack.AttackRun;
import cofferdam.workbench.attack.AttemptReader;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.report.JsonAttacks;
import java.nio.file.Path;
import java.util.Optional;

/** Runs inside of a child: makes the attempts of a student's machine code. */
final class AttackProbe {
    /** Before each thing that is wrong with the list of attempts. */
    static final String FINDING = "finding ";

    private static final long SEED = 1;

    private AttackProbe() {}

    /** Makes the attempts that stand beside a description. */
    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        SystemDescription system = Bench.description(file);
        Substitution subject = new Substitution(system, ImageStore.directory(system.directory()));
        AttemptReader.Result read = AttemptReader.read(file.resolveSibling("attempts.xml"), subject);
        if (read.attempts().isPresent()) {
            AttackRun run = new AttackRun(subject, read.attempts().get(), SEED, () -> false);
            System.out.print(JsonAttacks.of(run.run(), Optional.empty()));
            return;
        }
        for (Finding finding : read.findings()) {
            System.out.println(FINDING + finding.toString().replace(file.getParent() + "/", ""));
        }
    }
}
