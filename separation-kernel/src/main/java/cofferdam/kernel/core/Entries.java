package cofferdam.kernel.core;

/** What each partition's next VM entry delivers, and which delivery its last exit cut. Requirement G3-07. */
final class Entries {
    /** VM-entry interruption information of #GP with an error code: valid, error code, hardware exception, vector 13. */
    public static final int GENERAL_PROTECTION = 0x80000B0D;

    /** VM-entry interruption information of #DF: as above, with vector 8; its error code is always 0. */
    public static final int DOUBLE_FAULT = 0x80000B08;

    /** Valid bit of VM-entry interruption information; with type 0 an external interrupt (SDM vol. 3, table 25-17). */
    public static final int EXTERNAL_INTERRUPT = 0x80000000;

    /*@ spec_public @*/ private final int[] event;
    /*@ spec_public @*/ private final boolean[] window;
    /*@ spec_public @*/ private final int[] cut;

    /*@ public invariant event.length == Limits.PARTITIONS && window.length == Limits.PARTITIONS;
    @ public invariant cut.length == Limits.PARTITIONS && cut != event;
    @*/

    /*+OPENJML@ public invariant event.__owner == this && window.__owner == this && cut.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.event, this.window, this.cut;
    @*/

    /*@ normal_behavior
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS; event[p] == 0 && !window[p] && cut[p] == 0);
    @ assignable \nothing;
    @*/
    Entries() {
        event = new int[Limits.PARTITIONS];
        /*+OPENJML@ set event.__owner = this; @*/
        window = new boolean[Limits.PARTITIONS];
        /*+OPENJML@ set window.__owner = this; @*/
        cut = new int[Limits.PARTITIONS];
        /*+OPENJML@ set cut.__owner = this; @*/
    }

    /** Sets what the next entry delivers, 0 for nothing, and whether to ask for an interrupt window. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures event[p] == what && window[p] == ask;
    @ assignable event[p], window[p];
    @*/
    /*+KEY@ determines event[p], window[p] \by p, what, ask;
    @*/
    void set(int p, int what, boolean ask) {
        event[p] = what;
        window[p] = ask;
    }

    /** Notes the IDT-vectoring information of an exit, 0 if it cut no delivery. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures cut[p] == information;
    @ assignable cut[p];
    @*/
    /*+KEY@ determines cut[p] \by p, information;
    @*/
    void cut(int p, int information) {
        cut[p] = information;
    }

    /** IDT-vectoring information of the last exit. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == cut[p];
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by p, cut[p];
    @*/
    /*@ pure @*/ int cut(int p) {
        return cut[p];
    }

    /** VM-entry interruption information of the next entry. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == event[p];
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by p, event[p];
    @*/
    /*@ pure @*/ int event(int p) {
        return event[p];
    }

    /** Whether to ask for an interrupt window. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == window[p];
    @ assignable \nothing;
    @*/
    /*+KEY@ determines \result \by p, window[p];
    @*/
    /*@ pure @*/ boolean window(int p) {
        return window[p];
    }
}
