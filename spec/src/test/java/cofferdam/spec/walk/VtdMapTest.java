package cofferdam.spec.walk;

import static cofferdam.spec.walk.RemappingTables.ADDRESS;
import static cofferdam.spec.walk.RemappingTables.CONTEXT_ENTRY;
import static cofferdam.spec.walk.RemappingTables.REQUESTER;
import static cofferdam.spec.walk.RemappingTables.ROOT;
import static cofferdam.spec.walk.RemappingTables.ROOT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.FaultReason;
import cofferdam.spec.vtd.RemappingFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** G11-03: the listing of remapping tables, by example and against the walk. */
class VtdMapTest {
    /** Remembers a listing as text and as ranges. */
    private static final class Listing implements VtdMap.Visitor {
        record Leaf(long address, long host, long bytes, int rights) {}

        final List<String> lines = new ArrayList<>();
        final List<Leaf> leaves = new ArrayList<>();
        boolean passThrough;

        @Override
        public void requester(int requesterId, int domain, boolean passThrough) {
            this.passThrough |= passThrough && requesterId == REQUESTER;
            lines.add(String.format("requester %x domain %x%s", requesterId, domain, passThrough ? " through" : ""));
        }

        @Override
        public void leaf(int requesterId, long address, long hostPhysical, long bytes, int rights) {
            if (requesterId == REQUESTER) {
                leaves.add(new Leaf(address, hostPhysical, bytes, rights));
            }
            lines.add(
                    String.format("leaf %x %x -> %x +%x rights %d", requesterId, address, hostPhysical, bytes, rights));
        }

        @Override
        public void table(int level, long hostPhysical) {
            lines.add(String.format("table %d at %x", level, hostPhysical));
        }

        @Override
        public void malformed(int requesterId, FaultReason reason, long entryAddress, long entry) {
            lines.add(String.format("bad %x %s at %x = %x", requesterId, reason, entryAddress, entry));
        }
    }

    private static Listing list(PhysicalMemory memory, RemappingFeatures features) {
        Listing listing = new Listing();
        VtdMap.leaves(memory, features, ROOT, listing);
        return listing;
    }

    private static List<String> lines(RemappingTables t) {
        return list(t.memory, t.features).lines;
    }

    @Test
    void tablesRequestersAndLeavesAreListedInOrder() {
        RemappingTables t = new RemappingTables();
        t.write(RemappingTables.entry(3) + 8, 0x4000_0081L);
        assertThat(lines(t))
                .containsExactly(
                        "table 0 at 1000",
                        "table 0 at 2000",
                        "requester 320 domain 123",
                        "table 4 at 6000",
                        "table 3 at 5000",
                        "table 2 at 4000",
                        "table 1 at 3000",
                        "leaf 320 18080a07000 -> 9000 +1000 rights 3",
                        "leaf 320 180c0000000 -> 40000000 +40000000 rights 1");
    }

    @Test
    void rightsAreTheAndOverThePath() {
        RemappingTables t = new RemappingTables();
        t.write(RemappingTables.entry(4), 0x5001);
        assertThat(lines(t)).contains("leaf 320 18080a07000 -> 9000 +1000 rights 1");
        t.write(RemappingTables.entry(2), 0x3002);
        assertThat(lines(t)).contains("leaf 320 18080a07000 -> 9000 +1000 rights 0");
    }

    @Test
    @Timeout(10)
    void tablesThatReferToThemselvesEnd() {
        RemappingTables t = new RemappingTables();
        for (int i = 0; i < 512; i++) {
            t.write(0x6000 + 8L * i, 0x6003);
        }
        List<Long> unlisted = new ArrayList<>();
        VtdMap.leaves(t.memory, t.features, ROOT, new VtdMap.Visitor() {
            @Override
            public void requester(int requesterId, int domain, boolean passThrough) {}

            @Override
            public void leaf(int requesterId, long address, long hostPhysical, long bytes, int rights) {}

            @Override
            public void unlisted(int requesterId, int level, long address, long table) {
                assertThat(requesterId).isEqualTo(REQUESTER);
                assertThat(table).isEqualTo(0x6000);
                unlisted.add(address);
            }
        });
        assertThat(unlisted).isNotEmpty().isSorted();
        assertThatIllegalStateException().isThrownBy(() -> lines(t)).withMessageContaining("0x6000");
    }

    @Test
    void passThroughHasNoLeaves() {
        RemappingTables t = new RemappingTables();
        t.write(CONTEXT_ENTRY, 9);
        assertThat(lines(t)).endsWith("requester 320 domain 123 through").hasSize(3);
    }

    @Test
    void malformedEntriesAndTablesOutsideMemoryAreReported() {
        RemappingTables t = new RemappingTables();
        t.write(RemappingTables.entry(1), 0x9803).write(RemappingTables.entry(2) + 8, 0x1_0003);
        t.write(ROOT_ENTRY + 16, 0x2003).write(ROOT_ENTRY + 32, 0x1_0001).write(CONTEXT_ENTRY + 16, 0x6005);
        assertThat(lines(t))
                .endsWith(
                        "table 1 at 3000",
                        "bad 320 TABLE_RESERVED at 3038 = 9803",
                        "table 1 at 10000",
                        "bad 320 TABLE_ACCESS at 10000 = ffffffffffffffff",
                        "bad 321 CONTEXT_INVALID at 2210 = 6005",
                        "bad 400 ROOT_RESERVED at 1040 = 2003",
                        "table 0 at 10000",
                        "bad 500 CONTEXT_ACCESS at 10000 = ffffffffffffffff");
        Listing outside = new Listing();
        VtdMap.leaves(t.memory, t.features, 0x1_0000, outside);
        assertThat(outside.lines).containsExactly("table 0 at 10000", "bad 0 ROOT_ACCESS at 10000 = ffffffffffffffff");
    }

    @Test
    void aTopTableOutsideMemoryIsAFaultOfTheContextEntry() {
        RemappingTables t = new RemappingTables();
        t.write(CONTEXT_ENTRY, 0x1_0001);
        assertThat(lines(t))
                .endsWith("requester 320 domain 123", "bad 320 CONTEXT_INVALID at 2200 = 10001")
                .hasSize(4);
    }

    @Test
    void theLastBusAndDeviceAreListed() {
        RemappingTables t = new RemappingTables();
        t.write(0x1ff0, 0x7001).write(0x7ff0, 9).write(0x7ff8, 0x702);
        assertThat(lines(t)).endsWith("requester ffff domain 7 through");
    }

    @Test
    void whatLiesBehindATableIsNotListed() {
        RemappingTables t = new RemappingTables();
        t.write(0x2000, 9).write(0x2008, 0x702).write(0x3000, 0x9003);
        assertThat(lines(t))
                .containsExactly(
                        "table 0 at 1000",
                        "table 0 at 2000",
                        "requester 300 domain 7 through",
                        "requester 320 domain 123",
                        "table 4 at 6000",
                        "table 3 at 5000",
                        "table 2 at 4000",
                        "table 1 at 3000",
                        "leaf 320 18080a00000 -> 9000 +1000 rights 3",
                        "leaf 320 18080a07000 -> 9000 +1000 rights 3");
    }

    @Test
    void theHighWordOfARootEntryFollowsTheLowOne() {
        RemappingTables t = new RemappingTables();
        assertThat(lines(t.write(ROOT_ENTRY - 8, 1))).contains("requester 320 domain 123");
        assertThat(lines(t.write(ROOT_ENTRY + 8, 1))).contains("bad 300 ROOT_RESERVED at 1030 = 2001");
    }

    @Property
    void theListingAgreesWithTheWalkAtEveryAddress(@ForAll long seed) {
        Random random = new Random(seed);
        RemappingTables t = new RemappingTables();
        t.features = RemappingFeatures.ofWidth(random.nextInt(16) == 0 ? 39 : 48);
        if (random.nextInt(8) == 0) {
            int bit = random.nextInt(64);
            long at = CONTEXT_ENTRY + (random.nextBoolean() ? 8 : 0);
            t.write(at, t.memory.read64(at) ^ 1L << bit);
        }
        int[] few = {0, 7, 5, 2, 3, 511};
        for (int i = 0; i < 48; i++) {
            int level = 1 + random.nextInt(4);
            long at = (2 + level) * 4096L + 8L * few[random.nextInt(few.length)];
            boolean leaf = level == 1 || random.nextInt(3) == 0;
            long target = leaf ? (long) random.nextInt(1 << 10) << 12 + 9 * (level - 1) : (1L + level) << 12;
            long noise = random.nextInt(40) == 0 ? 1L << random.nextInt(64) : 0;
            int rights = random.nextInt(6) > 0 ? 3 : random.nextInt(4);
            t.write(at, target ^ noise | rights | (leaf && level > 1 ? 0x80 : 0));
        }
        Listing listing = list(t.memory, t.features);
        for (int i = 0; i < 40; i++) {
            long address = 0;
            for (int level = 4; level >= 1; level--) {
                address = address << 9 | few[random.nextInt(few.length)];
            }
            address = (random.nextInt(3) == 0 ? ADDRESS : address << 12) | random.nextInt(4096);
            expectSame(listing, address, random.nextBoolean(), t);
        }
    }

    private static void expectSame(Listing listing, long address, boolean write, RemappingTables t) {
        VtdWalk walk = t.walk(address, write);
        Listing.Leaf leaf = listing.leaves.stream()
                .filter(l -> address >= l.address() && address - l.address() < l.bytes())
                .findAny()
                .orElse(null);
        if (listing.passThrough) {
            if (address >>> t.features.addressWidth() == 0) {
                assertThat(((VtdWalk.Translated) walk).hostPhysical()).isEqualTo(address);
            }
        } else if (leaf == null || (leaf.rights() & (write ? 2 : 1)) == 0) {
            assertThat(walk).isInstanceOf(VtdWalk.Fault.class);
        } else {
            VtdWalk.Translated to = (VtdWalk.Translated) walk;
            assertThat(to.hostPhysical()).isEqualTo(leaf.host() + address - leaf.address());
            assertThat(to.rights()).isEqualTo(leaf.rights());
            assertThat(to.pageBytes()).isEqualTo(leaf.bytes());
        }
    }
}
