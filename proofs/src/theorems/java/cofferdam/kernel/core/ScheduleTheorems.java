package cofferdam.kernel.core;

/** The schedule is its own domain: who runs next depends on the ticks that have passed and on nothing else. */
final class ScheduleTheorems {
    private ScheduleTheorems() {}

    /** Where processor c's schedule stands after a tick depends on where it stood and on the declared frames (G4-01, G4-02). */
    /*@ normal_behavior
    @ requires a != b && a.processors == b.processors && 0 <= c && c < a.processors;
    @ requires a.first[c] == b.first[c] && a.length[c] == b.length[c] && a.count == b.count;
    @ requires a.position[c] == b.position[c] && a.left[c] == b.left[c];
    @ requires (\forall int m; 0 <= m && m < Limits.MINOR_FRAMES; a.partition[m] == b.partition[m] && a.ticks[m] == b.ticks[m]);
    @ ensures a.length[c] > 0 ==> a.position[c] == b.position[c] && a.left[c] == b.left[c];
    @ ensures \result;
    @ assignable a.left[*], a.elapsed[*], a.position[*], b.left[*], b.elapsed[*], b.position[*];
    @*/
    @Theorem(
            in = Schedule.class,
            twinReplaces = "left[c] == (\\old(left[c]) > 1 ? \\old(left[c]) - 1 : ticks[position[c]]);",
            twinBy = "left[c] == (\\old(left[c]) > 1 ? \\old(left[c]) - 1 : \\old(left[0]));")
    static boolean tickIsStepConsistent(Schedule a, Schedule b, int c) {
        boolean begins = a.tick(c);
        return begins == b.tick(c) && a.current(c) == b.current(c);
    }

    /** A tick of processor c moves no other processor's schedule (G4-01). */
    /*@ normal_behavior
    @ requires 0 <= d && d < a.processors && d != c;
    @ ensures a.left[d] == \old(a.left[d]) && a.position[d] == \old(a.position[d]) && a.elapsed[d] == \old(a.elapsed[d]);
    @ ensures a.first[d] == \old(a.first[d]) && a.length[d] == \old(a.length[d]);
    @ assignable a.left[*], a.elapsed[*], a.position[*];
    @*/
    @Theorem(
            in = Schedule.class,
            twinReplaces = "(o != c || length[o] == 0); left[o] == \\old(left[o])",
            twinBy = "(o != c || length[o] == 0); left[o] <= \\old(left[o])")
    static void tickRespectsOtherProcessors(Schedule a, int c, int d) {
        a.tick(c);
    }

    /** A minor frame has exactly its declared ticks: none is given away and none taken (G4-01, G4-04). */
    /*@ normal_behavior
    @ requires 0 <= c && c < a.processors && a.length[c] > 0;
    @ ensures \old(a.left[c]) > 1 ==> !\result && a.left[c] == \old(a.left[c]) - 1
    @      && a.position[c] == \old(a.position[c]);
    @ ensures \old(a.left[c]) == 1 ==> \result && a.left[c] == a.ticks[a.position[c]];
    @ ensures \old(a.left[c]) == 1 ==> a.position[c]
    @      == (\old(a.position[c]) + 1 < a.first[c] + a.length[c] ? \old(a.position[c]) + 1 : a.first[c]);
    @ assignable a.left[*], a.elapsed[*], a.position[*];
    @*/
    @Theorem(
            in = Schedule.class,
            twinReplaces = "position[c] == (\\old(left[c]) > 1 ? \\old(position[c])",
            twinBy = "position[c] == (\\old(left[c]) > 1 && length[0] > 0 ? \\old(position[c])")
    static boolean budgetIsKept(Schedule a, int c) {
        return a.tick(c);
    }
}
