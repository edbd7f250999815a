package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * The memory of three partitions with a region of two frames, each held in any way, two devices that reach any of them
 * that their owners own, and second-level tables that translate an arbitrary page of an arbitrary device.
 *
 * <p>As {@link Windows} sees to, no page of a partition ever shows both frames. What a device reaches was mapped at its
 * place in the region and has not moved since: it is pinned.
 */
final class DeviceHoldings {
    private static final int PARTITIONS = 3;
    private static final int DEVICES = 2;
    private static final int FRAMES = 2;

    final Memory memory;

    private final Translations translations;
    private int device;
    private int index;
    private int observer;
    private int observed;

    private DeviceHoldings() {
        translations = new Translations(2, false);
        memory = Memory.of(translations, new Configuration(1, PARTITIONS, FRAMES));
    }

    /** Any; the pools of table frames may be too small for what is not ready. */
    static DeviceHoldings any() {
        return new DeviceHoldings();
    }

    /** Chooses all; false if the choice is none that a system can come to. */
    boolean choose() {
        boolean added = memory.frames.add(Any.frame(), 1) == 0 && memory.frames.add(Any.frame(), 1) == 1;
        boolean given = memory.dma.add(partition(), 0) == 0 && memory.dma.add(partition(), 1) == 1;
        int at = Any.number();
        boolean declared = memory.regions.add(partition(), 0, FRAMES, at, Any.number()) == 0;
        for (int d = 0; d < DEVICES && declared; d++) {
            if (Any.choice()) {
                memory.regions.admit(0, d);
            }
        }
        hold(0);
        hold(1);
        device = Any.number();
        index = Any.number();
        observer = Any.choice() ? 0 : 1;
        observed = Any.number();
        translations.watch(device, at + index);
        translations.watch(observer, observed);
        boolean acts = 0 <= device && device < DEVICES && 0 <= index && index < FRAMES;
        boolean page = 0 <= observed && observed < Limits.PAGES;
        return added && given && declared && page && apart() && (!acts || agreesAt(device, at + index)) && agrees();
    }

    private static int partition() {
        int p = Any.number();
        return p < 0 || p >= PARTITIONS ? 0 : p;
    }

    /** Lets a frame go through some hands, then be reached where it was declared to be. */
    private void hold(int f) {
        Ledger ledger = memory.ledger;
        int p = partition();
        int q = partition();
        ledger.own(p, f, Any.number(), Any.number());
        if (Any.choice()) {
            ledger.lend(p, q, f, Any.number(), Any.number());
        } else if (Any.choice()) {
            ledger.share(p, q, f, Any.number(), Any.number());
        }
        if (Any.choice()) {
            ledger.relinquish(q, f);
        }
        for (int d = 0; d < DEVICES; d++) {
            boolean there = ledger.state(f) == Ledger.OWNED && ledger.ownerPage(f) == memory.regions.page(0) + f;
            memory.reach(there && memory.dma.owns(ledger.owner(f), d) && Any.choice(), d, f);
        }
    }

    private boolean apart() {
        Ledger ledger = memory.ledger;
        return ledger.owner(0) != ledger.owner(1) || ledger.ownerPage(0) != ledger.ownerPage(1);
    }

    /** DMA_MAP of a frame of the region, by anyone. */
    void map() {
        Mapping.dmaMap(memory, Any.number(), device, 0, index);
    }

    /** DMA_UNMAP of the same. */
    void unmap() {
        Mapping.dmaUnmap(memory, Any.number(), device, 0, index);
    }

    /** Whether the page looked at is translated as the kernel has noted: to the frame there, or to nothing. */
    boolean agrees() {
        return agreesAt(observer, observed);
    }

    private boolean agreesAt(int d, int page) {
        long expected = leaf(0, d, page);
        return translations.walk(d, page) == (expected != 0L ? expected : leaf(1, d, page));
    }

    /** The leaf by which a device reaches a frame at a page, 0 if it does not, or may neither read nor write there. */
    private long leaf(int f, int d, int page) {
        Ledger ledger = memory.ledger;
        boolean reaches = memory.dma.maps(d, f) && ledger.ownerPage(f) == page;
        long word = SecondLevelFormat.leaf(memory.frames.address(f), ledger.ownerMost(f));
        return reaches && RadixFormat.present(word, SecondLevelFormat.PRESENT) ? word : 0L;
    }
}
