package cofferdam.kernel.core;

/** Puts the fixed answers of CPUID into partitions' registers. Requirement G9-01. */
final class CpuidAnswers {
    /*@ spec_public @*/ private final Contexts contexts;
    /*@ spec_public @*/ private final CpuidLeaves leaves;

    /*+OPENJML@ public ghost final long[] saved;
    @*/

    /*+OPENJML@ public invariant saved == contexts.saved && saved.length == 80 * Limits.PARTITIONS;
    @ public invariant \invariant_for(leaves);
    @*/

    /*+OPENJML@ private normal_behavior
    @ ensures this.contexts == contexts && this.leaves == leaves && saved == contexts.saved;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ CpuidAnswers(Contexts contexts, CpuidLeaves leaves) {
        this.contexts = contexts;
        this.leaves = leaves;
        /*+OPENJML@ set this.saved = contexts.saved; @*/
    }

    /** The answers of these leaves, in these registers. */
    /*@ normal_behavior
    @ ensures \result.contexts == contexts && \result.leaves == leaves && \fresh(\result);
    @ assignable \nothing;
    @*/
    static CpuidAnswers of(Contexts contexts, CpuidLeaves leaves) {
        return new CpuidAnswers(contexts, leaves);
    }

    /** p finds in RAX to RBX what its RAX and RCX ask for. */
    /*+OPENJML@ normal_behavior
    @ requires 0 <= p && p < Limits.PARTITIONS;
    @ ensures saved[80 * p + Registers.RAX] == leaves.eax(Registers.low(\old(saved[80 * p + Registers.RAX])));
    @ ensures saved[80 * p + Registers.RBX] == leaves.ebx(Registers.low(\old(saved[80 * p + Registers.RAX])));
    @ ensures saved[80 * p + Registers.RCX] == leaves.ecx(Registers.low(\old(saved[80 * p + Registers.RAX])),
    @      Registers.low(\old(saved[80 * p + Registers.RCX])));
    @ ensures saved[80 * p + Registers.RDX] == leaves.edx(Registers.low(\old(saved[80 * p + Registers.RAX])));
    @ assignable saved[80 * p .. 80 * p + 3];
    @*/
    void answer(int p) {
        long leaf = Registers.low(contexts.get(p, Registers.RAX));
        long subleaf = Registers.low(contexts.get(p, Registers.RCX));
        contexts.set(p, Registers.RAX, leaves.eax(leaf));
        contexts.set(p, Registers.RBX, leaves.ebx(leaf));
        contexts.set(p, Registers.RCX, leaves.ecx(leaf, subleaf));
        contexts.set(p, Registers.RDX, leaves.edx(leaf));
    }
}
