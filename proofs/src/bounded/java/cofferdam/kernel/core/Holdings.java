package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/**
 * The memory of three partitions with two frames, each held by anyone in any way, a region and a grant of the first frame,
 * and tables that translate an arbitrary page of an arbitrary partition.
 *
 * <p>A place is a page of a partition. As {@link Windows} sees to, no place ever shows both frames.
 */
final class Holdings {
    private static final int PARTITIONS = 3;

    final Memory memory;

    private final Translations translations;
    private int receiver;
    private int receivedAt;
    private int observer;
    private int observed;

    private Holdings(boolean ample) {
        translations = new Translations(3, ample);
        memory = Memory.of(translations, new Configuration(1, PARTITIONS, 2));
    }

    /** Any; the pools of table frames may be too small for what is not ready. */
    static Holdings any() {
        return new Holdings(false);
    }

    /** Any; the pools of table frames are as large as boot makes them. */
    static Holdings ample() {
        return new Holdings(true);
    }

    /** Chooses all; false if the choice is none that a system can come to. */
    boolean choose() {
        boolean added = memory.frames.add(Any.frame(), 1) == 0 && memory.frames.add(Any.frame(), 1) == 1;
        hold(0);
        hold(1);
        receiver = partition();
        receivedAt = Any.number();
        observer = partition();
        observed = Any.number();
        boolean granted = memory.grants.add(partition(), receiver, 0, 1, receivedAt, Any.number(), Any.number()) == 0;
        memory.regions.add(partition(), 0, 1, Any.number(), Any.number());
        translations.watch(memory.ledger.owner(0), memory.ledger.ownerPage(0));
        translations.watch(receiver, receivedAt);
        translations.watch(observer, observed);
        boolean page = 0 <= observed && observed < Limits.PAGES;
        return added && granted && page && apart() && agreesAt(receiver, receivedAt) && ownersAgree() && agrees();
    }

    private static int partition() {
        int p = Any.number();
        return p < 0 || p >= PARTITIONS ? 0 : p;
    }

    /** Lets a frame go through any hands; what the ledger refuses does not happen. */
    private void hold(int f) {
        Ledger ledger = memory.ledger;
        int p = partition();
        int q = partition();
        int page = Any.number();
        int other = Any.number();
        if (Any.choice()) {
            ledger.own(p, f, page, Any.number());
        } else if (Any.choice()) {
            ledger.device(p, f, page);
        } else {
            ledger.channel(p, q, f, page, other);
        }
        ledger.remap(p, f, Any.number());
        if (Any.choice()) {
            ledger.pin(p, f);
        }
        if (Any.choice()) {
            ledger.lend(p, q, f, other, Any.number());
        } else if (Any.choice()) {
            ledger.share(p, q, f, other, Any.number());
            ledger.remap(p, f, Any.number());
        }
        if (Any.choice()) {
            ledger.relinquish(q, f);
        }
    }

    private boolean apart() {
        Ledger ledger = memory.ledger;
        return !shows(1, receiver, receivedAt)
                && !shows(1, ledger.owner(0), ledger.ownerPage(0))
                && !shows(1, ledger.borrower(0), ledger.borrowerPage(0));
    }

    /** Whether a place is one of the frame's. */
    private boolean shows(int f, int r, int page) {
        Ledger ledger = memory.ledger;
        return r >= 0
                && (ledger.owner(f) == r && ledger.ownerPage(f) == page
                        || ledger.borrower(f) == r && ledger.borrowerPage(f) == page);
    }

    private boolean ownersAgree() {
        int owner = memory.ledger.owner(0);
        return owner < 0 || agreesAt(owner, memory.ledger.ownerPage(0));
    }

    /** Whether the page looked at is translated as the ledger says: to the frame there, with its rights, or to nothing. */
    boolean agrees() {
        return agreesAt(observer, observed);
    }

    private boolean agreesAt(int r, int page) {
        long expected = leaf(0, r, page);
        return memory.stageTwo.walk(r, page) == (expected != 0L ? expected : leaf(1, r, page));
    }

    /** The leaf by which a partition reaches a frame at a page, 0 if it does not. */
    private long leaf(int f, int r, int page) {
        Ledger ledger = memory.ledger;
        boolean owns = ledger.owner(f) == r && ledger.ownerPage(f) == page;
        boolean borrows = ledger.borrower(f) == r && ledger.borrowerPage(f) == page;
        int rights = owns ? ledger.ownerRights(f) : borrows ? ledger.borrowerRights(f) : 0;
        boolean uncached = owns && ledger.state(f) == Ledger.DEVICE;
        return rights == 0 ? 0L : EptFormat.leaf(memory.frames.address(f), rights, uncached);
    }
}
