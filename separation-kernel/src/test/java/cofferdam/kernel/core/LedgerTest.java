package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The ledger does what its contract says, for arguments in and out of range. Requirements G1-01, G1-02, G1-04. */
class LedgerTest {
    private static final int PARTS = 3;
    private static final int FRAMES = 4;

    /** A call of one of the ledger's methods. */
    record Call(int method, int frame, int p, int q, int page, int rights) {}

    /** A row, as a value that can be compared. */
    record Row(int state, int owner, int page, int most, int rights, int borrower, int place, int given, boolean pin) {
        static Row of(Ledger l, int f) {
            return new Row(
                    l.state(f),
                    l.owner(f),
                    l.ownerPage(f),
                    l.ownerMost(f),
                    l.ownerRights(f),
                    l.borrower(f),
                    l.borrowerPage(f),
                    l.borrowerRights(f),
                    l.pinned(f));
        }
    }

    @Property
    void everyCallDoesWhatItsContractSays(@ForAll("calls") List<Call> calls) {
        Ledger ledger = new Ledger(PARTS, FRAMES);
        Row[] rows = new Row[FRAMES];
        for (int f = 0; f < FRAMES; f++) {
            rows[f] = Row.of(ledger, f);
            assertThat(rows[f]).isEqualTo(new Row(Ledger.FREE, -1, 0, 0, 0, -1, 0, 0, false));
        }
        for (Call c : calls) {
            Row before = c.frame() >= 0 && c.frame() < FRAMES ? rows[c.frame()] : null;
            Row expected = before == null ? null : expected(before, c);
            int result = apply(ledger, c);
            if (c.method() != 6) {
                assertThat(result).as("%s on %s", c, before).isEqualTo(expected == null ? Abi.DENIED : Abi.OK);
            }
            if (expected != null) {
                rows[c.frame()] = expected;
            }
            for (int f = 0; f < FRAMES; f++) {
                assertThat(Row.of(ledger, f)).as("%s on %s", c, before).isEqualTo(rows[f]);
                assertThat(holds(rows[f])).as("invariant of %s", rows[f]).isTrue();
            }
        }
    }

    private static boolean holds(Row r) {
        return Ledger.rowOk(r.state(), r.owner(), r.rights(), r.borrower(), r.given(), r.pin(), PARTS)
                && Rights.within(r.rights(), r.most());
    }

    private static int apply(Ledger l, Call c) {
        return switch (c.method()) {
            case 0 -> l.claim(c.frame());
            case 1 -> l.own(c.p(), c.frame(), c.page(), c.rights());
            case 2 -> l.device(c.p(), c.frame(), c.page());
            case 3 -> l.channel(c.p(), c.q(), c.frame(), c.page(), c.page() + 1);
            case 4 -> l.remap(c.p(), c.frame(), c.rights());
            case 5 -> l.pin(c.p(), c.frame());
            case 6 -> {
                l.unpin(c.frame(), false);
                yield Abi.OK;
            }
            case 7 -> l.lend(c.p(), c.q(), c.frame(), c.page(), c.rights());
            case 8 -> l.share(c.p(), c.q(), c.frame(), c.page(), c.rights());
            case 9 -> l.donate(c.p(), c.q(), c.frame(), c.page(), c.rights());
            case 10 -> l.relinquish(c.q(), c.frame());
            default -> l.reclaim(c.p(), c.frame());
        };
    }

    /** The row after a call, or null if the call must be refused. */
    private static Row expected(Row r, Call c) {
        boolean p = c.p() >= 0 && c.p() < PARTS;
        boolean q = c.q() >= 0 && c.q() < PARTS && c.q() != c.p();
        boolean page = c.page() >= 0 && c.page() < Limits.PAGES;
        boolean next = c.page() >= -1 && c.page() < Limits.PAGES - 1;
        boolean rights = c.rights() >= 0 && c.rights() <= 7;
        boolean free = r.state() == Ledger.FREE;
        boolean own = p && r.owner() == c.p();
        boolean within = rights && (c.rights() & ~r.most()) == 0;
        boolean pass = own && r.state() == Ledger.OWNED && !r.pin() && q && page && within;
        boolean loan = r.state() == Ledger.LENT || r.state() == Ledger.SHARED;
        boolean mine = r.state() == Ledger.OWNED || r.state() == Ledger.SHARED;
        int w = c.rights();
        return switch (c.method()) {
            case 0 -> free ? new Row(Ledger.KERNEL, -1, 0, 0, 0, -1, 0, 0, false) : null;
            case 1 ->
                free && p && page && rights
                        ? new Row(Ledger.OWNED, c.p(), c.page(), w, w, -1, r.place(), 0, false)
                        : null;
            case 2 -> free && p && page ? new Row(Ledger.DEVICE, c.p(), c.page(), 3, 3, -1, 0, 0, false) : null;
            case 3 ->
                free && p && q && page && next
                        ? new Row(Ledger.CHANNEL, c.p(), c.page(), 3, 3, c.q(), c.page() + 1, 1, false)
                        : null;
            case 4 -> own && mine && within ? with(r, r.state(), w, r.borrower(), r.place(), r.given(), r.pin()) : null;
            case 5 -> own && r.state() == Ledger.OWNED ? with(r, r.state(), r.rights(), -1, r.place(), 0, true) : null;
            case 6 -> with(r, r.state(), r.rights(), r.borrower(), r.place(), r.given(), false);
            case 7 -> pass ? with(r, Ledger.LENT, 0, c.q(), c.page(), w, false) : null;
            case 8 -> pass ? with(r, Ledger.SHARED, r.rights(), c.q(), c.page(), w, false) : null;
            case 9 -> pass ? new Row(Ledger.OWNED, c.q(), c.page(), w, w, -1, r.place(), 0, false) : null;
            case 10 ->
                loan && r.borrower() == c.q() ? with(r, Ledger.RETURNED, r.rights(), -1, r.place(), 0, false) : null;
            default ->
                own && r.state() == Ledger.RETURNED ? with(r, Ledger.OWNED, r.most(), -1, r.place(), 0, false) : null;
        };
    }

    private static Row with(Row r, int state, int rights, int borrower, int place, int given, boolean pin) {
        return new Row(state, r.owner(), r.page(), r.most(), rights, borrower, place, given, pin);
    }

    @Provide
    Arbitrary<List<Call>> calls() {
        Arbitrary<Integer> frames = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, Arbitraries.integers().between(0, FRAMES - 1)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(-1, FRAMES, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        Arbitrary<Integer> partitions = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, Arbitraries.integers().between(0, PARTS - 1)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(-1, PARTS, Integer.MAX_VALUE)));
        Arbitrary<Integer> pages = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, Arbitraries.integers().between(0, 9)),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.of(-1, Limits.PAGES, Limits.PAGES - 1, Limits.PAGES - 2, Integer.MIN_VALUE)));
        Arbitrary<Integer> rights = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(12, Arbitraries.integers().between(0, 7)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(-1, 8)));
        return Combinators.combine(Arbitraries.integers().between(0, 11), frames, partitions, partitions, pages, rights)
                .as(Call::new)
                .list()
                .ofSize(60);
    }

    @Property
    void rowOkIsWhatTheClassCommentSays(
            @ForAll("small") int s,
            @ForAll("small") int o,
            @ForAll("small") int r,
            @ForAll("small") int b,
            @ForAll("small") int given,
            @ForAll boolean pin) {
        boolean nobody = o == -1 && b == -1 && r == 0 && given == 0 && !pin;
        boolean alone = o >= 0 && o < PARTS && b == -1 && given == 0 && (!pin || s == Ledger.OWNED);
        boolean two = o >= 0 && o < PARTS && b >= 0 && b < PARTS && o != b && !pin && (s != Ledger.LENT || r == 0);
        boolean expected =
                switch (s) {
                    case Ledger.FREE, Ledger.KERNEL -> nobody;
                    case Ledger.OWNED, Ledger.RETURNED, Ledger.DEVICE -> alone;
                    case Ledger.LENT, Ledger.SHARED, Ledger.CHANNEL -> two;
                    default -> false;
                };
        assertThat(Ledger.rowOk(s, o, r, b, given, pin, PARTS)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Integer> small() {
        return Arbitraries.integers().between(-1, 8);
    }
}
