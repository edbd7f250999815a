package cofferdam.workbench.certify;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.platform.Machine;
import cofferdam.kernel.platform.PartitionView;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.workbench.guest.Substitution;
import cofferdam.workbench.trial.Counters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Checks of the checkers and of the way this program works (claims G10 and G11). */
final class ToolChecks {
    private final Substitution subject;
    private final BootOptions options;
    private final long ticks;

    ToolChecks(Substitution subject, BootOptions options, long ticks) {
        this.subject = subject;
        this.options = options;
        this.ticks = ticks;
    }

    List<Evidence> run(Counters tried, String scope) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(Evidence.of(
                Check.named("assumptions-listed"),
                Strength.REVIEWED,
                Assumptions.listed().size()
                        + " assumptions, written by hand; no program checks that the list is complete",
                Optional.empty()));
        evidence.add(repeats());
        evidence.add(unknownInstructions(tried, scope));
        evidence.add(corruptions());
        return evidence;
    }

    private Evidence unknownInstructions(Counters tried, String scope) {
        UnknownInstructions trial = new UnknownInstructions(subject, options, ticks);
        Optional<Witness> witness = trial.firstAccepted(UnknownInstructions.LACKING);
        return Evidence.of(
                Check.named("unknown-instructions"),
                Strength.SAMPLED,
                Counters.words(trial.programs(), "programs") + " that start with one of "
                        + UnknownInstructions.LACKING.size() + ", " + Counters.words(ticks, "ticks") + " each; "
                        + tried.of("unimplemented instructions") + " more counted in " + scope,
                witness);
    }

    private Evidence repeats() {
        Machine first = Boot.boot(subject.system(), subject.images(), options);
        Machine second = Boot.boot(subject.system(), subject.images(), options);
        first.run(ticks);
        second.run(ticks);
        Optional<Witness> witness = Optional.empty();
        for (int p = 0; p < subject.system().partitions().size() && witness.isEmpty(); p++) {
            PartitionView a = first.view(p);
            PartitionView b = second.view(p);
            String name = subject.system().partitions().get(p).name();
            witness = PartitionView.firstDifference(a, b, EnumSet.allOf(Part.class))
                    .map(difference -> new Witness(
                            "two runs of the same system differ for '" + name + "': " + difference,
                            name,
                            difference,
                            first.ticks(),
                            "the system as described, run twice",
                            List.of()));
        }
        return Evidence.of(Check.named("runs-repeat"), Strength.SAMPLED, "2 runs of " + ticks + " ticks", witness);
    }

    private Evidence corruptions() {
        List<Corruption> all = Corruption.of(subject);
        Optional<Witness> witness = Optional.empty();
        for (Corruption corruption : all) {
            Machine machine = Boot.boot(subject.system(), subject.images(), options.toBeDamaged());
            corruption.damage().accept(machine);
            if (witness.isEmpty() && !corruption.rejected().test(machine)) {
                witness = Optional.of(Witness.atBoot(
                        "a checker accepts a known-bad machine: " + corruption.name(), "-", corruption.name()));
            }
        }
        return Evidence.of(
                Check.named("checkers-reject-corruption"),
                Strength.SAMPLED,
                all.size()
                        + " corruptions of tables, memory, registers, calls, ports, DMA, faults, views and schedule, chosen by"
                        + " hand",
                witness);
    }
}
