package cofferdam.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** Static tables filled to the last row, and rings that wrap around. Requirements G2-04, G2-05, G9-02. */
class FullTablesTest {
    @Test
    void grants() {
        Grants g = new Grants(Limits.PARTITIONS, Limits.FRAMES);
        assertThat(g.add(15, 0, 0, Limits.FRAMES, 0, 7, 7)).isZero();
        assertThat(g.add(0, 15, Limits.FRAMES - 1, 1, Limits.PAGES - 1, 1, 1)).isEqualTo(1);
        for (int i = 2; i < Limits.GRANTS; i++) {
            assertThat(g.add(0, 1, 0, 1, 0, 1, 1)).isEqualTo(i);
        }
        assertThat(g.add(0, 1, 0, 1, 0, 1, 1)).isEqualTo(Abi.DENIED);
        assertThat(g.allows(0, Limits.GRANTS - 1, 0, 1)).isTrue();
        assertThat(g.allows(0, Limits.GRANTS, 0, 1)).isFalse();
        assertThat(g.receives(1, Limits.GRANTS - 1, 0)).isTrue();
        assertThat(g.receives(1, Limits.GRANTS, 0)).isFalse();
        assertThat(g.exists(Limits.GRANTS)).isFalse();
    }

    @Test
    void regions() {
        Regions r = new Regions(Limits.PARTITIONS, Limits.FRAMES);
        for (int i = 0; i < Limits.REGIONS; i++) {
            assertThat(r.add(0, 0, 1, 0, 1)).isEqualTo(i);
        }
        assertThat(r.add(0, 0, 1, 0, 1)).isEqualTo(Abi.DENIED);
        r.admit(Limits.REGIONS - 1, 0);
        r.admit(Limits.REGIONS - 1, Limits.DEVICES - 1);
        assertThat(r.admits(Limits.REGIONS - 1, Limits.DEVICES - 1)).isTrue();
        assertThat(r.admits(Limits.REGIONS, 0)).isFalse();
        assertThat(r.admits(Limits.REGIONS - 2, Limits.DEVICES)).isFalse();
        assertThat(r.frameAt(Limits.REGIONS, 0)).isEqualTo(-1);
    }

    @Test
    void ports() {
        QueuingPorts q = new QueuingPorts();
        SamplingPorts s = new SamplingPorts();
        for (int i = 0; i < Limits.PORTS; i++) {
            assertThat(q.add(0, 1, i + 1, Limits.SLOTS / Limits.PORTS, false)).isEqualTo(i);
            assertThat(s.add(0, 1, i + 1)).isEqualTo(i);
        }
        assertThat(q.slots()).isEqualTo(Limits.SLOTS);
        for (int port : new int[] {Limits.PORTS, -1}) {
            assertThat(q.sends(0, port)).isFalse();
            assertThat(q.receives(1, port)).isFalse();
            assertThat(s.sends(0, port)).isFalse();
            assertThat(s.receives(1, port)).isFalse();
        }
    }

    @Test
    void events() {
        Events e = new Events();
        for (int i = 0; i < Limits.EVENTS; i++) {
            assertThat(e.add(0, 1, i)).isEqualTo(i);
        }
        assertThat(e.mayRaise(0, Limits.EVENTS - 1)).isTrue();
        assertThat(e.mayRaise(0, Limits.EVENTS)).isFalse();
    }

    @Test
    void devices() {
        DmaMap d = new DmaMap(2);
        for (int i = 0; i < Limits.DEVICES; i++) {
            assertThat(d.add(0, i)).isEqualTo(i);
        }
        assertThat(d.accepts(99)).isFalse();
        assertThat(d.owns(0, Limits.DEVICES)).isFalse();
        d.set(0, 1, true);
        assertThat(d.reached(0)).isFalse();
        assertThat(d.reached(1)).isTrue();
        d.set(0, 1, false);
        assertThat(d.reached(1)).isFalse();
    }

    @Test
    void aRingOfMessagesWrapsAroundAndKeepsTheirOrder() {
        QueuingPorts q = new QueuingPorts();
        q.add(0, 1, 9, 2, false);
        q.add(0, 1, 99, 3, false);
        Deque<Integer> model = new ArrayDeque<>();
        int next = 1;
        for (int round = 0; round < 40; round++) {
            boolean push = model.isEmpty() || model.size() < 3 && round % 3 != 0;
            if (push) {
                q.push(1, next);
                model.add(next++);
            } else {
                assertThat(q.length(q.slot(1, 0))).isEqualTo(model.remove());
                q.pop(1);
            }
            assertThat(q.filled(1)).isEqualTo(model.size());
            int n = 0;
            for (int length : model) {
                assertThat(q.slot(1, n)).isBetween(2, 4);
                assertThat(q.length(q.slot(1, n))).isEqualTo(length);
                n++;
            }
        }
        assertThat(q.filled(0)).isZero();
        assertThat(q.length(0)).isZero();
        assertThat(q.length(1)).isZero();
    }
}
