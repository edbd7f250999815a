package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The static tables refuse arguments out of range by themselves, whoever calls. Requirements G1-10, G9-02. */
class ComponentTest {
    private static final int MAX = Integer.MAX_VALUE;

    @Test
    void regions() {
        Regions r = new Regions(Limits.PARTITIONS, Limits.FRAMES);
        int[][] bad = {
            {-1, 0, 1, 0, 1}, {16, 0, 1, 0, 1}, {0, -1, 1, 0, 1}, {0, 0, 0, 0, 1}, {0, 1, Limits.FRAMES, 0, 1},
            {0, 0, 1, -1, 1}, {0, 0, 2, Limits.PAGES - 1, 1}, {0, 0, 1, 0, 0}, {0, 0, 1, 0, 8}, {0, MAX, 1, 0, 1}
        };
        for (int[] a : bad) {
            assertThat(r.add(a[0], a[1], a[2], a[3], a[4]))
                    .as(Arrays.toString(a))
                    .isEqualTo(Abi.DENIED);
        }
        assertThat(r.count()).isZero();
        assertThat(r.add(15, 0, Limits.FRAMES, Limits.PAGES - Limits.FRAMES, 7)).isZero();
        assertThat(r.add(3, 10, 5, 20, 1)).isEqualTo(1);
        assertThat(new int[] {r.partition(1), r.frame(1), r.pages(1), r.page(1), r.rights(1)})
                .containsExactly(3, 10, 5, 20, 1);
        assertThat(r.frameAt(1, 4)).isEqualTo(14);
        assertThat(r.frameAt(1, 5)).isEqualTo(-1);
        assertThat(r.frameAt(1, -1)).isEqualTo(-1);
        assertThat(r.frameAt(2, 0)).isEqualTo(-1);
        assertThat(r.frameAt(-1, 0)).isEqualTo(-1);
        r.admit(1, 15);
        assertThat(r.admits(1, 15)).isTrue();
        assertThat(r.admits(1, 14)).isFalse();
        assertThat(r.admits(0, 15)).isFalse();
        assertThat(r.admits(2, 15)).isFalse();
        assertThat(r.admits(-1, 15)).isFalse();
        assertThat(r.admits(1, 16)).isFalse();
        assertThat(r.admits(1, -1)).isFalse();
    }

    @Test
    void grants() {
        Grants g = new Grants(Limits.PARTITIONS, Limits.FRAMES);
        int[][] bad = {
            {-1, 1, 0, 1, 0, 1},
            {16, 1, 0, 1, 0, 1},
            {0, -1, 0, 1, 0, 1},
            {0, 16, 0, 1, 0, 1},
            {1, 1, 0, 1, 0, 1},
            {0, 1, -1, 1, 0, 1},
            {0, 1, 0, 0, 0, 1},
            {0, 1, 1, Limits.FRAMES, 0, 1},
            {0, 1, 0, 1, -1, 1},
            {0, 1, 0, 2, Limits.PAGES - 1, 1},
            {0, 1, 0, 1, 0, 0},
            {0, 1, 0, 1, 0, 8}
        };
        for (int[] a : bad) {
            assertThat(g.add(a[0], a[1], a[2], a[3], a[4], a[5], 7))
                    .as(Arrays.toString(a))
                    .isEqualTo(Abi.DENIED);
        }
        assertThat(g.exists(0)).isFalse();
        assertThat(g.add(0, 15, 10, 4, 20, 3, Abi.MODE_SHARE)).isZero();
        assertThat(g.exists(0)).isTrue();
        assertThat(g.exists(-1)).isFalse();
        assertThat(g.allows(0, 0, 3, Abi.MODE_SHARE)).isTrue();
        assertThat(g.allows(0, 0, 4, Abi.MODE_SHARE)).isFalse();
        assertThat(g.allows(0, 0, -1, Abi.MODE_SHARE)).isFalse();
        assertThat(g.allows(0, 0, 0, Abi.MODE_LEND)).isFalse();
        assertThat(g.allows(15, 0, 0, Abi.MODE_SHARE)).isFalse();
        assertThat(g.allows(0, 1, 0, Abi.MODE_SHARE)).isFalse();
        assertThat(g.receives(15, 0, 3)).isTrue();
        assertThat(g.receives(15, 0, 4)).isFalse();
        assertThat(g.receives(15, 0, -1)).isFalse();
        assertThat(g.receives(0, 0, 0)).isFalse();
        assertThat(g.receives(0, 1, 0)).isFalse();
        assertThat(g.receives(0, -1, 0)).isFalse();
        assertThat(g.frameAt(0, 2)).isEqualTo(12);
        assertThat(g.pageAt(0, 2)).isEqualTo(22);
        assertThat(g.rights(0)).isEqualTo(3);
        assertThat(g.to(0)).isEqualTo(15);
    }

    @Test
    void ports() {
        SamplingPorts s = new SamplingPorts();
        QueuingPorts q = new QueuingPorts();
        int[][] bad = {{-1, 0, 1}, {16, 0, 1}, {0, -1, 1}, {0, 16, 1}, {0, 1, 0}, {0, 1, 513}};
        for (int[] a : bad) {
            assertThat(s.add(a[0], a[1], a[2])).as(Arrays.toString(a)).isEqualTo(Abi.DENIED);
            assertThat(q.add(a[0], a[1], a[2], 1, false)).as(Arrays.toString(a)).isEqualTo(Abi.DENIED);
        }
        assertThat(q.add(0, 1, 1, 0, false)).isEqualTo(Abi.DENIED);
        assertThat(q.add(0, 1, 1, Limits.SLOTS + 1, false)).isEqualTo(Abi.DENIED);
        assertThat(s.add(15, 0, 512)).isZero();
        assertThat(s.add(0, 15, 3)).isEqualTo(1);
        assertThat(q.add(15, 0, 2, 3, true)).isZero();
        assertThat(q.add(0, 15, 9, 4, false)).isEqualTo(1);
        assertThat(q.slots()).isEqualTo(7);
        assertThat(q.slot(1, 3)).isEqualTo(6);
        assertThat(q.acknowledged(0)).isTrue();
        assertThat(q.acknowledged(1)).isFalse();
        for (int port : new int[] {-1, 2, MAX}) {
            assertThat(s.sends(0, port)).isFalse();
            assertThat(s.receives(0, port)).isFalse();
            assertThat(q.sends(0, port)).isFalse();
            assertThat(q.receives(0, port)).isFalse();
        }
    }

    @Test
    void aMessageStoreScrubsOneSlotAndNoOther() {
        MessageStore store = new MessageStore(3);
        for (int slot = 0; slot < 3; slot++) {
            for (int i = 0; i < 2; i++) {
                store.set(slot, i, 10L * slot + i + 1);
            }
        }
        store.scrub(1, 1);
        assertThat(new long[] {store.get(0, 0), store.get(0, 1), store.get(1, 0), store.get(1, 1)})
                .containsExactly(1, 2, 0, 0);
        assertThat(new long[] {store.get(2, 0), store.get(2, 1)}).containsExactly(21, 22);
    }

    @Test
    void eventsAndRoutes() {
        Events e = new Events();
        int[][] bad = {{-1, 0, 1}, {16, 0, 1}, {0, -1, 1}, {0, 16, 1}, {0, 1, -1}, {0, 1, 256}};
        for (int[] a : bad) {
            assertThat(e.add(a[0], a[1], a[2])).as(Arrays.toString(a)).isEqualTo(Abi.DENIED);
        }
        assertThat(e.add(15, 2, 255)).isZero();
        assertThat(e.mayRaise(15, 0)).isTrue();
        assertThat(e.mayRaise(2, 0)).isFalse();
        assertThat(e.mayRaise(0, 1)).isFalse();
        assertThat(e.mayRaise(0, -1)).isFalse();
        assertThat(e.to(0)).isEqualTo(2);
        assertThat(e.vector(0)).isEqualTo(255);
        assertThat(e.add(0, 0, 0)).isEqualTo(1);
        Routes r = new Routes();
        int[][] wrong = {{-1, 0, 1}, {64, 0, 1}, {0, -1, 1}, {0, 16, 1}, {0, 1, -1}, {0, 1, 256}};
        for (int[] a : wrong) {
            assertThat(r.add(a[0], a[1], a[2])).as(Arrays.toString(a)).isEqualTo(Abi.DENIED);
        }
        assertThat(r.add(63, 15, 255)).isEqualTo(Abi.OK);
        assertThat(r.add(0, 15, 255)).isEqualTo(Abi.DENIED);
        assertThat(r.add(0, 14, 255)).isEqualTo(Abi.OK);
        assertThat(r.add(1, 15, 254)).isEqualTo(Abi.OK);
        assertThat(r.add(2, 0, 0)).isEqualTo(Abi.OK);
        assertThat(r.partition(0)).isEqualTo(14);
        assertThat(r.partition(63)).isEqualTo(15);
        assertThat(r.vector(1)).isEqualTo(254);
        assertThat(r.partition(-1)).isEqualTo(-1);
        assertThat(r.partition(64)).isEqualTo(-1);
    }

    @Test
    void hypercallArgumentsAreNarrowedToNumbersThatAreNotNegative() {
        assertThat(Hypercalls.narrow(0)).isZero();
        assertThat(Hypercalls.narrow(MAX)).isEqualTo(MAX);
        assertThat(Hypercalls.narrow(MAX + 1L)).isEqualTo(-1);
        assertThat(Hypercalls.narrow(1L << 32)).isEqualTo(-1);
        assertThat(Hypercalls.narrow(-1)).isEqualTo(-1);
    }

    @Test
    void pendingVectorsOfOnePartitionAreItsOwn() {
        Pending p = new Pending();
        for (int v : new int[] {0, 40, 255}) {
            p.set(1, v, true);
            assertThat(p.highest(1)).isEqualTo(v);
        }
        p.set(0, 255, true);
        p.set(2, 0, true);
        assertThat(p.has(1, 41)).isFalse();
        p.clear(1);
        assertThat(p.has(1, 40)).isFalse();
        assertThat(p.highest(1)).isEqualTo(-1);
        assertThat(p.has(0, 255)).isTrue();
        assertThat(p.has(2, 0)).isTrue();
    }

    @Test
    void theHealthMonitorStopsForGood() {
        HealthMonitor h = new HealthMonitor();
        assertThat(h.rule(16, 0, 0, 0)).isEqualTo(Abi.DENIED);
        assertThat(h.rule(-1, 0, 0, 0)).isEqualTo(Abi.DENIED);
        assertThat(h.rule(15, 4, 0, 0)).isEqualTo(Abi.OK);
        assertThat(h.decide(15, 4)).isEqualTo(Abi.ACTION_INJECT);
        assertThat(h.decide(15, 3)).isEqualTo(Abi.ACTION_STOP);
        h.rule(15, 3, Abi.ACTION_RESTART, 0);
        assertThat(h.decide(15, 3)).isEqualTo(Abi.ACTION_STOP);
        h.enter(15, Abi.STOPPED);
        h.enter(15, Abi.RUNNING);
        assertThat(h.status(15)).isEqualTo(Abi.STOPPED);
    }

    @Test
    void theScheduleByItself() {
        Schedule s = new Schedule(2);
        assertThat(s.complete()).isFalse();
        assertThat(s.current(0)).isEqualTo(-1);
        assertThat(s.tick(0)).isFalse();
        assertThat(s.tick(-1)).isFalse();
        assertThat(s.tick(2)).isFalse();
        assertThat(s.elapsed(0)).isZero();
        assertThat(s.add(0, 16, 1)).isEqualTo(Abi.DENIED);
        assertThat(s.add(0, 15, 1)).isEqualTo(Abi.OK);
        assertThat(s.complete()).isFalse();
        assertThat(s.elsewhere(1, 15)).isTrue();
        assertThat(s.elsewhere(0, 15)).isFalse();
        assertThat(s.elsewhere(-1, 15)).isTrue();
        assertThat(s.elsewhere(2, 15)).isTrue();
        assertThat(s.elsewhere(1, 14)).isFalse();
        assertThat(s.tick(0)).isTrue();
        assertThat(s.elapsed(0)).isEqualTo(1);
        assertThat(s.add(1, 14, 2)).isEqualTo(Abi.OK);
        assertThat(s.complete()).isTrue();
        assertThat(s.tick(1)).isFalse();
        assertThat(s.tick(1)).isTrue();
    }

    @Test
    void theBootStoreByItself() {
        BootStore b = new BootStore(3);
        int[][] bad = {{-1, 0}, {3, 0}, {0, -1}, {0, 3}};
        for (int[] a : bad) {
            assertThat(b.add(0, a[0], a[1])).as(Arrays.toString(a)).isEqualTo(Abi.DENIED);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(b.add(i, i, 2 - i)).isEqualTo(Abi.OK);
        }
        assertThat(b.add(0, 0, 0)).isEqualTo(Abi.DENIED);
        assertThat(b.count()).isEqualTo(3);
        assertThat(new int[] {b.partition(2), b.from(2), b.to(2)}).containsExactly(2, 2, 0);
    }

    @Test
    void devicesByThemselves() {
        DmaMap d = new DmaMap(4);
        assertThat(d.add(-1, 5)).isEqualTo(Abi.DENIED);
        assertThat(d.add(16, 5)).isEqualTo(Abi.DENIED);
        assertThat(d.add(2, 5)).isZero();
        assertThat(d.add(2, 261)).isEqualTo(1);
        assertThat(d.add(2, 6)).isEqualTo(2);
        assertThat(d.firstOfBus(0)).isTrue();
        assertThat(d.firstOfBus(1)).isTrue();
        assertThat(d.firstOfBus(2)).isFalse();
        assertThat(d.owns(2, -1)).isFalse();
        assertThat(d.owns(2, 3)).isFalse();
        assertThat(d.owns(1, 0)).isFalse();
        d.set(2, 3, true);
        assertThat(d.reached(3)).isTrue();
        assertThat(d.reached(2)).isFalse();
        assertThat(d.maps(2, 3)).isTrue();
        assertThat(d.maps(1, 3)).isFalse();
    }

    @Test
    void windowsByThemselves() {
        Windows w = new Windows();
        int[][] bad = {
            {-1, 1, 0}, {Limits.PAGES, 1, 0}, {0, 0, 0}, {Limits.PAGES - 1, 2, 0}, {0, 1, -1}, {0, 1, Limits.FRAMES}
        };
        for (int[] a : bad) {
            assertThat(w.fits(0, a[0], a[1], a[2])).as(Arrays.toString(a)).isFalse();
        }
        assertThat(w.tables(0, 4)).isEqualTo(1);
        w.add(0, 500, 24, 7);
        w.add(0, 511, 2, 18);
        w.add(1, 0, 1, 99);
        assertThat(w.fits(0, 499, 1, 0)).isTrue();
        assertThat(w.fits(0, 524, 1, 0)).isTrue();
        assertThat(w.fits(0, 499, 2, 6)).isTrue();
        assertThat(w.fits(0, 499, 2, 5)).isFalse();
        assertThat(w.fits(0, 523, 1, 31)).isFalse();
        assertThat(w.blocks(0, 512)).isEqualTo(2);
        assertThat(w.blocks(0, 262144)).isEqualTo(1);
        assertThat(w.tables(0, 4)).isEqualTo(5);
        assertThat(w.tables(0, 3)).isEqualTo(4);
        assertThat(w.free()).isEqualTo(Limits.WINDOWS - 3);
        w.add(2, 510, 2, 50);
        assertThat(w.blocks(2, 512)).isEqualTo(1);
        w.add(2, 512, 1, 60);
        assertThat(w.blocks(2, 512)).isEqualTo(2);
        assertThat(w.fits(3, 0, 1, Limits.FRAMES - 1)).isTrue();
    }
}
