package cofferdam.workbench.trial;

import cofferdam.kernel.boot.Boot;
import cofferdam.kernel.boot.BootOptions;
import cofferdam.kernel.platform.PartitionView.Part;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.system.Partition;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.flow.FlowGraph;
import cofferdam.workbench.guest.GuestPrograms;
import cofferdam.workbench.guest.ProgramSite;
import cofferdam.workbench.guest.Substitution;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * All groups of trials of a certificate.
 *
 * <p>First, each partition is changed in the system as described; those that no declared flow from it reaches must see no
 * difference. Then, for each ordered pair that a flow connects, everybody else is silenced: without a direct flow the
 * second of the pair must see nothing at all of the first (the intransitive policy); with one, the second runs an observer
 * that never uses what it is sent, and must see nothing but that.
 */
public final class Plan {
    private static final int MOST_TOGETHER = 40;

    /** Frames of all machines that run side by side; each frame takes some tens of bytes. */
    private static final long MOST_FRAMES = 1 << 20;

    private final Substitution subject;
    private final SystemDescription system;
    private final FlowGraph flows;
    private final BootOptions options;
    private final Effort effort;
    private final long ticks;

    /** For a system. */
    public Plan(Substitution subject, long seed, Effort effort) {
        this.subject = subject;
        this.system = subject.system();
        this.flows = FlowGraph.of(system);
        this.options = new BootOptions(seed);
        this.effort = effort;
        this.ticks = effort.ticks(system.schedule().processors().get(0).ticks());
    }

    /** Ticks of each run. */
    public long ticks() {
        return ticks;
    }

    /** The groups, in a fixed order. */
    public List<Group> groups() {
        SplittableRandom random = new SplittableRandom(options.seed());
        List<Group> groups = new ArrayList<>();
        for (int p = 0; p < system.partitions().size(); p++) {
            groups.addAll(asDescribed(p, random.split()).parts(together()));
        }
        for (int from = 0; from < system.partitions().size(); from++) {
            for (int to = 0; to < system.partitions().size(); to++) {
                if (from != to && flows.reaches(name(from), name(to))) {
                    groups.addAll(cut(from, to, random.split()).parts(together()));
                }
            }
        }
        return groups;
    }

    private Group asDescribed(int changed, SplittableRandom random) {
        Variations variations = new Variations(subject, changed, options);
        List<Trial> trials = new ArrayList<>(variations.crashes());
        trials.addAll(variations.sweeps());
        for (int i = 0; i < effort.tries(); i++) {
            trials.add(variations.hostile(random, effort.steps()));
            trials.add(variations.flipped(random));
            if (i % 3 == 0) {
                trials.add(variations.data(random));
                trials.add(variations.randomBytes(random));
            }
        }
        Map<Integer, Set<Part>> watched = new TreeMap<>();
        for (int other = 0; other < system.partitions().size(); other++) {
            if (!flows.reaches(name(changed), name(other))) {
                watched.put(other, EnumSet.allOf(Part.class));
            }
        }
        return new Group(
                "all others as described",
                () -> Boot.boot(system, subject.images(), options),
                trials,
                Map.of(changed, watched),
                ticks,
                effort.compared());
    }

    private Group cut(int from, int to, SplittableRandom random) {
        boolean direct = flows.direct(name(from), name(to));
        Substitution changed = subject;
        for (int p = 0; p < system.partitions().size(); p++) {
            if (p != from && p != to) {
                changed = changed.withProgram(p, GuestPrograms.silent());
            }
        }
        Set<Part> parts = EnumSet.allOf(Part.class);
        if (direct) {
            ProgramSite site = ProgramSite.of(subject, to);
            byte[] observer = GuestPrograms.observer(site.data(), Math.min(site.dataBytes() / 8, 256));
            if (site.dataBytes() == 0 || !site.fits(observer.length)) {
                observer = GuestPrograms.silent();
            }
            changed = changed.withProgram(to, observer);
            // What a direct flow may carry.
            parts.removeAll(Set.of(Part.PORTS, Part.EVENTS, Part.SHARED_MEMORY));
            if (flows.flows().stream()
                    .anyMatch(f -> f.from().equals(name(from))
                            && f.to().equals(name(to))
                            && f.kind().startsWith("grant"))) {
                parts.removeAll(Set.of(Part.MAP, Part.MEMORY));
            }
        }
        Substitution base = changed;
        Variations variations = new Variations(base, from, options);
        List<Trial> trials = new ArrayList<>(variations.sweeps());
        for (int i = 0; i < effort.cutTries(); i++) {
            trials.add(variations.hostile(random, effort.steps()));
            trials.add(variations.flipped(random));
        }
        String label = direct
                ? "'" + name(to) + "' only observing and all others silent"
                : "all but '" + name(from) + "' and '" + name(to) + "' silent";
        return new Group(
                label,
                () -> Boot.boot(base.system(), base.images(), options),
                trials,
                Map.of(from, Map.of(to, parts)),
                ticks,
                effort.compared());
    }

    /** How many trials run side by side: fewer, the larger the machine. */
    private int together() {
        long frames = system.platform().memory().stream()
                .mapToLong(bank -> bank.size() >>> PhysicalMemory.FRAME_SHIFT)
                .sum();
        return (int) Math.max(1, Math.min(MOST_TOGETHER, MOST_FRAMES / Math.max(1, frames)));
    }

    private String name(int partition) {
        Partition p = system.partitions().get(partition);
        return p.name();
    }
}
