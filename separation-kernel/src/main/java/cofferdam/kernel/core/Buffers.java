package cofferdam.kernel.core;

/** Where partitions' message buffers lie in memory. Requirement G2-09. */
final class Buffers {
    /*@ spec_public @*/ private final Memory memory;

    /*@ private normal_behavior
    @ ensures this.memory == memory;
    @ assignable \nothing;
    @*/
    private /*@ helper @*/ Buffers(Memory memory) {
        this.memory = memory;
    }

    /** The buffers in this memory. */
    /*@ normal_behavior
    @ ensures \result.memory == memory && \fresh(\result);
    @ assignable \nothing;
    @*/
    static Buffers of(Memory memory) {
        return new Buffers(memory);
    }

    /** Host-physical address of a buffer, or -1, see {@link Memory#buffer}. */
    /*@ normal_behavior
    @ requires 0 <= p && p < memory.ledger.parts && 1 <= rights && rights <= 7;
    @ ensures \result >= 0 ==> 0 <= address && address % 8 == 0 && 0 <= length && length % 8 == 0
    @    && length <= 4096 - address % 4096;
    @ ensures \result >= 0 ==> \result % 4096 == address % 4096;
    @ ensures -1 <= \result && \result <= Frames.ADDRESSES;
    @ assignable \nothing;
    @*/
    long address(int p, long address, long length, int rights) {
        return memory.buffer(p, address, length, rights);
    }
}
