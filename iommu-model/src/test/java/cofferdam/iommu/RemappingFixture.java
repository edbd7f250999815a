package cofferdam.iommu;

import cofferdam.spec.memory.PhysicalMemory;

/**
 * A good set of tables for one requester, 00:04.0 (id 0x20), in domain 5: DMA page 0x1000 leads to {@link #DATA},
 * readable and writable. Tests change one thing.
 */
final class RemappingFixture {
    static final long ROOT = 0x10_0000;
    static final long CONTEXT = 0x10_1000;
    static final long L4 = 0x10_2000;
    static final long L3 = 0x10_3000;
    static final long L2 = 0x10_4000;
    static final long L1 = 0x10_5000;
    static final long DATA = 0x20_0000;
    static final long OTHER = 0x20_1000;
    /** Where no memory is. */
    static final long HOLE = 1L << 30;

    static final int REQUESTER = 0x20;
    static final long CONTEXT_ENTRY = CONTEXT + REQUESTER * 16;
    static final int DOMAIN = 5;
    static final long BLOCKED = RemappingUnit.BLOCKED;

    final PhysicalMemory memory = new PhysicalMemory(4 << 20);
    final RemappingUnit unit;

    RemappingFixture() {
        this(48);
    }

    RemappingFixture(int width) {
        unit = new RemappingUnit(memory, width);
        memory.write64(ROOT, CONTEXT | 1);
        memory.write64(CONTEXT_ENTRY, (width == 48 ? L4 : L3) | 1);
        memory.write64(CONTEXT_ENTRY + 8, DOMAIN << 8 | (width == 48 ? 2 : 1));
        memory.write64(L4, L3 | 3);
        memory.write64(L3, L2 | 3);
        memory.write64(L2, L1 | 3);
        memory.write64(L1 + 8, DATA | 3);
        unit.enable(ROOT);
    }

    RemappingFixture set(long address, long entry) {
        memory.write64(address, entry);
        return this;
    }

    long read(long address) {
        return unit.translate(REQUESTER, address, false);
    }

    long write(long address) {
        return unit.translate(REQUESTER, address, true);
    }

    int register(int offset) {
        return (int) unit.readRegister(offset, 4);
    }

    long wide(int offset) {
        return unit.readRegister(offset, 8);
    }

    void register(int offset, int value) {
        unit.writeRegister(offset, 4, value);
    }

    void wide(int offset, long value) {
        unit.writeRegister(offset, 8, value);
    }

    /** Fault reason in a record, -1 if it is free. */
    int reason(int record) {
        long high = wide(Registers.FRCD + 16 * record + 8);
        return high < 0 ? (int) (high >>> 32) & 0xff : -1;
    }

    void clearRecord(int record) {
        register(Registers.FRCD + 16 * record + 12, 1 << 31);
    }

    void invalidateContexts(int granularity, int domain, int source, int mask) {
        wide(Registers.CCMD, 1L << 63 | (long) granularity << 61 | (long) mask << 32 | (long) source << 16 | domain);
    }

    void invalidateIotlb(int granularity, int domain) {
        wide(Registers.IOTLB, 1L << 63 | (long) granularity << 60 | (long) domain << 32);
    }

    void invalidatePages(int domain, long address, int mask, boolean hint) {
        wide(Registers.IVA, address | (hint ? 1 << 6 : 0) | mask);
        invalidateIotlb(3, domain);
    }
}
