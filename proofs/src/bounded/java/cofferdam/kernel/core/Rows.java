package cofferdam.kernel.core;

import cofferdam.proofs.bounded.lemmas.Any;

/** Two rows of a ledger, about two pages of partition 0, and its tables, which are arbitrary. */
final class Rows {
    private static final int OWNER = 0;
    private static final int OTHER = 1;

    private final Ledger ledger = new Ledger(2, 2);
    private final Frames frames = new Frames(2);
    private final Ways ways;
    private final StageTwo tables;
    private boolean chosen;

    private Rows(int part) {
        ways = new Ways(4, EptFormat.PRESENT, 1, part);
        tables = StageTwo.of(ways.memory, ways.frames, true, true);
        ways.tree(tables.tree());
        chosen = ways.choose();
        if (frames.add(Any.frame(), 1) != 0) {
            chosen = false;
            return;
        }
        if (frames.add(Any.frame(), 1) != 1) {
            chosen = false;
        }
    }

    /** Partition 0 owns both frames, with any rights of those it may have. */
    static Rows owned(int part) {
        Rows rows = new Rows(part);
        if (rows.chosen) {
            rows.own(OWNER, 0, rows.ways.g());
            rows.own(OWNER, 1, rows.ways.h());
        }
        return rows;
    }

    /** Partition 1 owns the first frame, partition 0 nothing at the first page; the second is its own. */
    static Rows unborrowed(int part) {
        Rows rows = new Rows(part);
        if (rows.chosen) {
            rows.own(OTHER, 0, Any.number());
            rows.own(OWNER, 1, rows.ways.h());
        }
        return rows;
    }

    /** Partition 1 shares its frame with partition 0, which sees it at the first page; the second is its own. */
    static Rows borrowed(int part) {
        Rows rows = unborrowed(part);
        if (rows.chosen) {
            rows.chosen = rows.ledger.share(OTHER, OWNER, 0, rows.ways.g(), Any.number()) == Abi.OK;
        }
        return rows;
    }

    /** Partition 0 lent its first frame to partition 1, which gave it back. */
    static Rows returned(int part) {
        Rows rows = owned(part);
        if (rows.chosen) {
            rows.chosen = rows.ledger.lend(OWNER, OTHER, 0, Any.number(), Any.number()) == Abi.OK
                    && rows.ledger.relinquish(OTHER, 0) == Abi.OK;
        }
        return rows;
    }

    private void own(int p, int f, int page) {
        if (ledger.own(p, f, page, Any.number()) != Abi.OK || ledger.remap(p, f, Any.number()) != Abi.OK) {
            chosen = false;
        }
    }

    /** Whether the walks of both pages yield just what the rows say; false too if there are no such rows. */
    boolean agree() {
        return chosen && agrees(0, ways.g(), ways.walkG()) && agrees(1, ways.h(), ways.walk());
    }

    private boolean agrees(int f, int page, long leaf) {
        int rights = 0;
        if (ledger.owner(f) == OWNER && ledger.ownerPage(f) == page) {
            rights = ledger.ownerRights(f);
        }
        if (ledger.borrower(f) == OWNER && ledger.borrowerPage(f) == page) {
            rights = ledger.borrowerRights(f);
        }
        if (rights == 0) {
            return leaf == 0L;
        }
        return RadixFormat.address(leaf) == frames.address(f)
                && EptFormat.rights(leaf) == rights
                && EptFormat.writeBack(leaf);
    }

    /** MAP of the first page with any rights. */
    void map() {
        Mapping.mapOwn(ledger, frames, tables, Abi.OK, OWNER, 0, Any.number());
    }

    /** UNMAP of the first page. */
    void unmap() {
        Mapping.unmapOwn(ledger, tables, Abi.OK, OWNER, 0);
    }

    /** SHARE of the first frame by partition 1, at the first page. */
    void share() {
        int rights = Any.number();
        boolean ready = ledger.passable(OTHER, OWNER, 0, ways.g(), rights) && rights != 0;
        FrameSteps.share(ledger, frames, tables, ready ? Abi.OK : Abi.DENIED, OTHER, OWNER, 0, ways.g(), rights);
    }

    /** RELINQUISH of the first frame. */
    void relinquish() {
        FrameSteps.giveBack(ledger, tables, Abi.OK, OWNER, 0);
    }

    /** RECLAIM of the first frame. */
    void reclaim() {
        FrameSteps.takeBack(ledger, frames, tables, Abi.OK, OWNER, 0);
    }
}
