package cofferdam.workbench.certify;

import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.trial.Counters;

/** Words about what was covered; only facts, always with their numbers. */
final class Scope {
    private Scope() {}

    /** Of a check of one system's state right after boot. */
    static String boot(SystemDescription system) {
        return "this system right after boot: the tables of all "
                + Counters.words(system.partitions().size(), "partitions") + " and "
                + Counters.words(system.platform().devices().size(), "devices");
    }

    /** Of what was seen in runs. */
    static String runs(Counters tried, long seed, long ticks) {
        return tried.words("runs") + " of " + Counters.words(ticks, "ticks") + ", seed " + seed;
    }
}
