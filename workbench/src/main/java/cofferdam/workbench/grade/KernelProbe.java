package cofferdam.workbench.grade;

import cofferdam.kernel.boot.ImageStore;
import cofferdam.kernel.core.Rights;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.trial.Effort;
import cofferdam.workbench.trial.Found;
import cofferdam.workbench.trial.GroupRun;
import cofferdam.workbench.trial.Plan;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Runs inside of a child, over a student's kernel: the trials of {@code certify}, and what the kernel says of rights. */
final class KernelProbe {
    /** Before each violation: {@code violated REQUIREMENT SENTENCE}. */
    static final String VIOLATED = "violated ";

    /** Before each answer about rights: {@code within RIGHTS MOST ANSWER}. */
    static final String WITHIN = "within ";

    /** At the end. */
    static final String DONE = "done";

    /** Rights from here up to {@link #TO} are asked about. */
    static final int FROM = -2;

    /** Behind the last. */
    static final int TO = 11;

    private static final long SEED = 1;

    private KernelProbe() {}

    /** Runs a system. */
    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        SystemDescription system = Bench.description(file);
        Substitution subject = new Substitution(system, ImageStore.directory(system.directory()));
        Map<String, Found> found = new TreeMap<>();
        new Plan(subject, SEED, Effort.standard().withTries(1)).groups().forEach(group -> {
            GroupRun run = new GroupRun(group, () -> false);
            run.run();
            run.found().forEach(found::putIfAbsent);
        });
        found.forEach((requirement, one) -> System.out.println(
                VIOLATED + requirement + " " + one.violation().sentence()));
        for (int rights = FROM; rights < TO; rights++) {
            for (int most = FROM; most < TO; most++) {
                System.out.println(WITHIN + rights + " " + most + " " + Rights.within(rights, most));
            }
        }
        System.out.println(DONE);
    }
}
