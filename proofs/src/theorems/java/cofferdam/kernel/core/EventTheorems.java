package cofferdam.kernel.core;

/** Doorbells and interrupt lines lead only where the description says, and nobody learns about others' from them. */
final class EventTheorems {
    private EventTheorems() {}

    /** Whether p may raise an event depends on nothing but p's own events (G2-03, G2-08). */
    /*@ normal_behavior
    @ requires (0 <= e && e < a.count && a.from[e] == p) == (0 <= e && e < b.count && b.from[e] == p);
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Events.class,
            twinReplaces = "ensures \\result == (0 <= e && e < count && from[e] == p);",
            twinBy = "ensures \\result == (0 <= e && e < count);")
    static boolean mayRaiseIsOutputConsistent(Events a, Events b, int p, int e) {
        return a.mayRaise(p, e) == b.mayRaise(p, e);
    }

    /** No two interrupt lines lead to one vector of one partition (G3-06). */
    /*@ normal_behavior
    @ requires 0 <= i && i < Limits.LINES && 0 <= j && j < Limits.LINES && i != j;
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Routes.class,
            twinReplaces = "ensures partition[i] == -1 || partition[i] != partition[j] || vector[i] != vector[j];",
            twinBy = "ensures partition[i] == -1 || partition[i] != partition[j] || vector[i] >= 0;")
    static boolean routesAreInjective(Routes a, int i, int j) {
        /*@ assert a.apart(i, j); @*/
        return a.partition(i) < 0 || a.partition(i) != a.partition(j) || a.vector(i) != a.vector(j);
    }

    /** A new route leaves all others as they were (G3-06). */
    /*@ normal_behavior
    @ requires 0 <= i && i < Limits.LINES && i != line;
    @ ensures a.partition[i] == \old(a.partition[i]) && a.vector[i] == \old(a.vector[i]);
    @ assignable a.partition[*], a.vector[*];
    @*/
    @Theorem(
            in = Routes.class,
            twinReplaces = "assignable partition[line], vector[line];",
            twinBy = "assignable partition[line], vector[*];")
    static void addRespectsOtherRoutes(Routes a, int line, int p, int v, int i) {
        a.add(line, p, v);
    }

    /** Making a vector of p pending or not changes nothing for others (G2-01, G3-07). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ requires 0 <= r && r < Limits.PARTITIONS && r != p && 0 <= w && w < Limits.VECTORS;
    @ ensures a.pending[r * Limits.VECTORS + w] == \old(a.pending[r * Limits.VECTORS + w]);
    @ assignable a.pending[*];
    @*/
    @Theorem(
            in = Pending.class,
            twinReplaces = "assignable pending[p * Limits.VECTORS + v];",
            twinBy = "assignable pending[*];")
    static void setRespectsLocally(Pending a, int p, int v, boolean waits, int r, int w) {
        a.set(p, v, waits);
    }

    /** Clearing what is pending for p changes nothing for others (G2-01, G5-05). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ requires 0 <= r && r < Limits.PARTITIONS && r != p && 0 <= w && w < Limits.VECTORS;
    @ ensures a.pending[r * Limits.VECTORS + w] == \old(a.pending[r * Limits.VECTORS + w]);
    @ assignable a.pending[*];
    @*/
    @Theorem(
            in = Pending.class,
            twinReplaces = "assignable pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)];",
            twinBy = "assignable pending[*];")
    static void clearRespectsLocally(Pending a, int p, int r, int w) {
        a.clear(p);
    }

    /** After a restart nothing is pending: a vector that waits afterwards was raised afterwards (G5-05, G6-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result;
    @ assignable a.pending[p * Limits.VECTORS .. p * Limits.VECTORS + (Limits.VECTORS - 1)];
    @*/
    @Theorem(
            in = Pending.class,
            twinReplaces =
                    "ensures (\\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; !pending[k]);"
                            + " assignable pending[p * Limits.VECTORS ..",
            twinBy = "ensures (\\forall int k; p * Limits.VECTORS < k && k < (p + 1) * Limits.VECTORS; !pending[k]);"
                    + " assignable pending[p * Limits.VECTORS ..")
    static boolean clearLeavesNothing(Pending a, int p) {
        a.clear(p);
        return a.highest(p) < 0;
    }

    /** What is delivered to p next depends on what is pending for p alone (G2-01). */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ requires (\forall int k; p * Limits.VECTORS <= k && k < (p + 1) * Limits.VECTORS; a.pending[k] == b.pending[k]);
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Pending.class,
            twinReplaces =
                    "(\\forall int k; p * Limits.VECTORS + \\result < k && k < (p + 1) * Limits.VECTORS; !pending[k]);"
                            + " assignable \\nothing;",
            twinBy = "(\\forall int k; p * Limits.VECTORS + \\result < k && k < (p + 1) * Limits.VECTORS;"
                    + " pending[0] || !pending[k]); assignable \\nothing;")
    static boolean highestIsOutputConsistent(Pending a, Pending b, int p) {
        return a.highest(p) == b.highest(p);
    }

    /** What is pending for r after a vector of p was set depends on what was pending for r (G2-01). */
    /*@ normal_behavior
    @ requires a != b && 0 <= p && p < Limits.PARTITIONS && 0 <= v && v < Limits.VECTORS;
    @ requires 0 <= r && r < Limits.PARTITIONS && 0 <= w && w < Limits.VECTORS;
    @ requires a.pending[r * Limits.VECTORS + w] == b.pending[r * Limits.VECTORS + w];
    @ ensures a.pending[r * Limits.VECTORS + w] == b.pending[r * Limits.VECTORS + w];
    @ assignable a.pending[p * Limits.VECTORS + v], b.pending[p * Limits.VECTORS + v];
    @*/
    @Theorem(
            in = Pending.class,
            twinReplaces = "ensures pending[p * Limits.VECTORS + v] == waits;",
            twinBy = "ensures pending[p * Limits.VECTORS + v] == (waits && !pending[0]);")
    static void setIsStepConsistent(Pending a, Pending b, int p, int v, boolean waits, int r, int w) {
        a.set(p, v, waits);
        b.set(p, v, waits);
    }
}
