package cofferdam.kernel.core;

/** What each partition's next VM entry delivers. */
final class Entries {
    /** VM-entry interruption information of #GP with an error code: valid, error code, hardware exception, vector 13. */
    public static final int GENERAL_PROTECTION = 0x80000B0D;

    /** Valid bit of VM-entry interruption information; with type 0 an external interrupt (SDM vol. 3, table 25-17). */
    public static final int EXTERNAL_INTERRUPT = 0x80000000;

    /*@ spec_public @*/ private final int[] event;
    /*@ spec_public @*/ private final boolean[] window;

    /*@ public invariant event.length == Limits.PARTITIONS && window.length == Limits.PARTITIONS;
    @*/

    /*+OPENJML@ public invariant event.__owner == this && window.__owner == this;
    @*/

    /*+KEY@ accessible \inv : this.event, this.window;
    @*/

    /*@ normal_behavior
    @ ensures (\forall int p; 0 <= p && p < Limits.PARTITIONS; event[p] == 0 && !window[p]);
    @ assignable \nothing;
    @*/
    Entries() {
        event = new int[Limits.PARTITIONS];
        /*+OPENJML@ set event.__owner = this; @*/
        window = new boolean[Limits.PARTITIONS];
        /*+OPENJML@ set window.__owner = this; @*/
    }

    /** Sets what the next entry delivers, 0 for nothing, and whether to ask for an interrupt window. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures event[p] == what && window[p] == ask;
    @ assignable event[p], window[p];
    @*/
    void set(int p, int what, boolean ask) {
        event[p] = what;
        window[p] = ask;
    }

    /** VM-entry interruption information of the next entry. */
    /*@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures \result == event[p];
    @ assignable \nothing;
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
    /*@ pure @*/ boolean window(int p) {
        return window[p];
    }
}
