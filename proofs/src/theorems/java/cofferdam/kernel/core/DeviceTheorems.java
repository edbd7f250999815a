package cofferdam.kernel.core;

/** Devices: who owns them, and which frames they reach. */
final class DeviceTheorems {
    private DeviceTheorems() {}

    /** Whether p owns a device depends on p's own devices alone: a foreign device is as good as none (G2-03, G3-03). */
    /*@ normal_behavior
    @ requires (0 <= d && d < a.count && a.owner[d] == p) == (0 <= d && d < b.count && b.owner[d] == p);
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = DmaMap.class,
            twinReplaces = "ensures \\result == (0 <= d && d < count && owner[d] == p);",
            twinBy = "ensures \\result == (0 <= d && d < count);")
    static boolean ownsIsOutputConsistent(DmaMap a, DmaMap b, int p, int d) {
        return a.owns(p, d) == b.owns(p, d);
    }

    /** Mapping a frame for a device changes what no other device and no other frame is mapped for (G3-01, G3-02). */
    /*@ normal_behavior
    @ requires 0 <= d && d < a.count && 0 <= f && f < a.frames;
    @ requires 0 <= e && e < a.count && 0 <= g && g < a.frames && (e != d || g != f);
    @ ensures \result;
    @ assignable a.mapped[f * Limits.DEVICES + d];
    @*/
    @Theorem(
            in = DmaMap.class,
            twinReplaces = "assignable mapped[f * Limits.DEVICES + d];",
            twinBy = "assignable mapped[*];")
    static boolean setRespectsOthers(DmaMap a, int d, int f, boolean reaches, int e, int g) {
        boolean before = a.maps(e, g);
        a.set(d, f, reaches);
        return a.maps(e, g) == before;
    }

    /** Which frames a device reaches after one was mapped depends on which it reached before (G2-01, G3-01). */
    /*@ normal_behavior
    @ requires a != b && 0 <= d && d < a.count && d < b.count && 0 <= f && f < a.frames && a.frames == b.frames;
    @ requires 0 <= e && e < a.count && e < b.count && 0 <= g && g < a.frames;
    @ requires a.mapped[g * Limits.DEVICES + e] == b.mapped[g * Limits.DEVICES + e];
    @ ensures \result;
    @ assignable a.mapped[f * Limits.DEVICES + d], b.mapped[f * Limits.DEVICES + d];
    @*/
    @Theorem(
            in = DmaMap.class,
            twinReplaces = "ensures mapped[f * Limits.DEVICES + d] == reaches;",
            twinBy = "ensures mapped[f * Limits.DEVICES + d] == (reaches && admitted[0]);")
    static boolean setIsStepConsistent(DmaMap a, DmaMap b, int d, int f, boolean reaches, int e, int g) {
        a.set(d, f, reaches);
        b.set(d, f, reaches);
        return a.maps(e, g) == b.maps(e, g);
    }

    /** Stopping one device, or starting it, changes nothing for others (G3-05). */
    /*@ normal_behavior
    @ requires 0 <= d && d < a.count && 0 <= e && e < a.count && e != d;
    @ ensures \result;
    @ assignable a.admitted[d];
    @*/
    @Theorem(in = DmaMap.class, twinReplaces = "assignable admitted[d];", twinBy = "assignable admitted[*];")
    static boolean admitRespectsOthers(DmaMap a, int d, boolean yes, int e) {
        boolean before = a.admitted(e);
        a.admit(d, yes);
        return a.admitted(e) == before;
    }

    /** Whether p may pass a frame on depends on p's own grants alone: a foreign grant is as good as none (G1-10, G2-03). */
    /*@ normal_behavior
    @ requires (0 <= g && g < a.count && a.from[g] == p) == (0 <= g && g < b.count && b.from[g] == p);
    @ requires 0 <= g && g < a.count && a.from[g] == p ==> a.pages[g] == b.pages[g] && a.modes[g] == b.modes[g];
    @ ensures \result;
    @ assignable \nothing;
    @*/
    @Theorem(
            in = Grants.class,
            twinReplaces = "ensures \\result == (0 <= g && g < count && from[g] == p && 0 <= index",
            twinBy = "ensures \\result == (0 <= g && g < count && 0 <= index")
    static boolean grantIsOutputConsistent(Grants a, Grants b, int p, int g, int index, int mode) {
        return a.allows(p, g, index, mode) == b.allows(p, g, index, mode);
    }
}
