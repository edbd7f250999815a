package cofferdam.spec.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cofferdam.spec.ept.EptEntry;
import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.x86.LinearAddress;
import cofferdam.spec.x86.PagingFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** G11-03: the listing of an EPT tree, by example and against the walk. */
class EptMapTest {
    private static final PagingFeatures FULL = PagingFeatures.full(40);

    /** Remembers a listing as text and as ranges. */
    private static final class Listing implements EptMap.Visitor {
        record Leaf(long guest, long host, long bytes, int rights) {}

        record Bad(long guest, long bytes) {}

        final List<Leaf> leaves = new ArrayList<>();
        final List<Bad> bad = new ArrayList<>();
        final List<String> lines = new ArrayList<>();

        @Override
        public void leaf(long guestPhysical, long hostPhysical, long bytes, int rights, int memoryType) {
            leaves.add(new Leaf(guestPhysical, hostPhysical, bytes, rights));
            lines.add(String.format(
                    "leaf %x -> %x +%x rights %d type %d", guestPhysical, hostPhysical, bytes, rights, memoryType));
        }

        @Override
        public void table(int level, long hostPhysical) {
            lines.add(String.format("table %d at %x", level, hostPhysical));
        }

        @Override
        public void misconfigured(int level, long guestPhysical, long bytes, long entryAddress, long entry) {
            bad.add(new Bad(guestPhysical, bytes));
            lines.add(String.format("bad %d %x +%x at %x = %x", level, guestPhysical, bytes, entryAddress, entry));
        }
    }

    private static Listing list(PhysicalMemory memory) {
        Listing listing = new Listing();
        EptMap.leaves(memory, FULL, 0x101e, listing);
        return listing;
    }

    @Test
    void leavesOfAllSizesAreListedInOrderWithTheTablesOnTheWay() {
        PhysicalMemory m = new PhysicalMemory(16 * 4096);
        m.write64(0x1008, 0x2003);
        m.write64(0x2000, 0x3007);
        m.write64(0x2ff8, EptEntry.toPage(0x4000_0000, 7, 3));
        m.write64(0x3000, 0x4007);
        m.write64(0x3010, EptEntry.toPage(0x60_0000, 5, 2));
        m.write64(0x4018, 0x5031);
        m.write64(0x4020, 0x6000);
        assertThat(list(m).lines)
                .containsExactly(
                        "table 4 at 1000",
                        "table 3 at 2000",
                        "table 2 at 3000",
                        "table 1 at 4000",
                        "leaf 8000003000 -> 5000 +1000 rights 1 type 6",
                        "leaf 8000400000 -> 600000 +200000 rights 1 type 6",
                        "leaf ffc0000000 -> 40000000 +40000000 rights 3 type 6");
    }

    @Test
    void malformedEntriesAndTablesOutsideMemoryAreReported() {
        PhysicalMemory m = new PhysicalMemory(16 * 4096);
        m.write64(0x1000, 0x2007);
        m.write64(0x1008, 0x2002);
        m.write64(0x2008, 0x1_0007);
        m.write64(0x2010, 0x4000_0097);
        assertThat(list(m).lines)
                .containsExactly(
                        "table 4 at 1000",
                        "table 3 at 2000",
                        "table 2 at 10000",
                        "bad 2 40000000 +40000000 at 10000 = ffffffffffffffff",
                        "bad 3 80000000 +40000000 at 2010 = 40000097",
                        "bad 4 8000000000 +8000000000 at 1008 = 2002");
    }

    @Test
    void aVisitorNeedNotCareForTables() {
        PhysicalMemory m = new PhysicalMemory(16 * 4096);
        m.write64(0x1000, 0x2007);
        m.write64(0x2008, 2);
        List<Long> seen = new ArrayList<>();
        EptMap.leaves(m, FULL, 0x101e, (guest, host, bytes, rights, type) -> seen.add(guest));
        assertThat(seen).isEmpty();
    }

    @Test
    @Timeout(10)
    void aTreeThatRefersToItselfEndsAndSaysWhatIsNotListed() {
        PhysicalMemory m = new PhysicalMemory(16 * 4096);
        for (int i = 0; i < 512; i++) {
            m.write64(0x1000 + 8L * i, 0x1007);
        }
        List<Long> unlisted = new ArrayList<>();
        long[] leaves = new long[1];
        EptMap.leaves(m, FULL, 0x101e, new EptMap.Visitor() {
            @Override
            public void leaf(long guestPhysical, long hostPhysical, long bytes, int rights, int memoryType) {
                leaves[0]++;
            }

            @Override
            public void unlisted(int level, long guestPhysical, long bytes, long table) {
                assertThat(table).isEqualTo(0x1000);
                assertThat(bytes).isEqualTo(512 * LinearAddress.span(level));
                unlisted.add(guestPhysical);
            }
        });
        assertThat(leaves[0]).isBetween(1L, 512L * TableVisits.MOST_REPEATS);
        assertThat(unlisted).isNotEmpty().isSorted();
    }

    @Test
    void aVisitorThatIgnoresWhatIsNotListedIsStopped() {
        PhysicalMemory m = new PhysicalMemory(16 * 4096);
        for (int i = 0; i < 512; i++) {
            m.write64(0x1000 + 8L * i, 0x1007);
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> EptMap.leaves(m, FULL, 0x101e, (guest, host, bytes, rights, type) -> {}))
                .withMessageContaining("0x1000");
    }

    @Property
    void theListingAgreesWithTheWalkAtEveryAddress(@ForAll long seed) {
        Random random = new Random(seed);
        PhysicalMemory m = new PhysicalMemory(16 * 4096);
        for (int i = 0; i < 90; i++) {
            int frame = 1 + random.nextInt(7);
            m.write64(frame * 4096L + 8L * few(random), entry(random, frame));
        }
        Listing listing = list(m);
        for (int i = 0; i < 60; i++) {
            long address = 0;
            for (int level = 4; level >= 1; level--) {
                address = address << 9 | few(random);
            }
            address = address << 12 | random.nextInt(4096);
            for (Access access : Access.values()) {
                expectSame(listing, address, access, EptWalker.walk(m, FULL, 0x101e, address, access));
            }
        }
    }

    /** Frames 1 to 7 hold tables, with levels by number so that no tree refers to itself. */
    private static long entry(Random random, int frame) {
        long rights = random.nextInt(8) > 0 ? 7 : random.nextInt(8);
        long flags = (random.nextInt(40) == 0 ? 1L << random.nextInt(64) : 0) | random.nextInt(4) << 8;
        if (frame >= 6 || random.nextInt(5) == 0) {
            long type = random.nextInt(24) == 0 ? random.nextInt(8) : 6;
            long page = random.nextInt(16) == 0 ? 0x7000 : 0;
            long size = frame >= 6 ? random.nextInt(1 << 20) * 4096L : (long) random.nextInt(64) << 30 | 0x80 | page;
            return size | type << 3 | rights | flags;
        }
        int next = frame == 1 ? 2 + random.nextInt(2) : frame <= 3 ? 4 + random.nextInt(2) : 6 + random.nextInt(2);
        return next * 4096L | rights | flags & 0x300;
    }

    private static int few(Random random) {
        int[] indices = {0, 1, 2, 255, 511};
        return indices[random.nextInt(indices.length)];
    }

    private static void expectSame(Listing listing, long address, Access access, EptWalk walk) {
        Listing.Leaf leaf = listing.leaves.stream()
                .filter(l -> address >= l.guest() && address - l.guest() < l.bytes())
                .findAny()
                .orElse(null);
        boolean bad = listing.bad.stream().anyMatch(b -> address >= b.guest() && address - b.guest() < b.bytes());
        if (leaf == null) {
            assertThat(walk).isInstanceOf(bad ? EptWalk.Misconfiguration.class : EptWalk.Violation.class);
        } else if ((leaf.rights() >> access.ordinal() & 1) == 0) {
            assertThat(walk).isInstanceOf(EptWalk.Violation.class);
        } else {
            assertThat(walk).isInstanceOf(EptWalk.Translated.class);
            EptWalk.Translated to = (EptWalk.Translated) walk;
            assertThat(to.hostPhysical()).isEqualTo(leaf.host() + address - leaf.guest());
            assertThat(to.pageBytes()).isEqualTo(leaf.bytes());
            assertThat(to.rights()).isEqualTo(leaf.rights());
            assertThat(leaf.guest() % LinearAddress.span(1)).isZero();
        }
    }
}
