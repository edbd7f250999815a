package cofferdam.iommu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What arrives over a wire and what it remembers. */
class WireTest {
    private static List<byte[]> arrivals(Wire wire, int ticks) {
        List<byte[]> arrived = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            byte[] packet = wire.tick();
            if (packet != null) {
                arrived.add(packet);
            }
        }
        return arrived;
    }

    private static long hash(Wire wire) {
        StateHash hash = new StateHash();
        wire.state(hash);
        return hash.value();
    }

    @Test
    void aSourceBringsAPacketEachPeriod() {
        Wire wire = new Wire(1, 3);
        assertThat(wire.tick()).isNull();
        assertThat(wire.tick()).isNull();
        assertThat(wire.tick()).isEqualTo(Wire.packet(1, 0));
        assertThat(arrivals(wire, 3)).containsExactly(Wire.packet(1, 1));
        assertThat(wire.arrivedPackets()).isEqualTo(2);
    }

    @Test
    void packetsHaveHeaderSizeAndSum() {
        TreeSet<Integer> sizes = new TreeSet<>();
        for (int n = 0; n < 200; n++) {
            byte[] packet = Wire.packet(42, n);
            ByteBuffer fields = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(fields.getInt(0)).isEqualTo(Wire.MAGIC);
            assertThat(fields.getInt(4)).isEqualTo(n);
            assertThat(fields.getShort(8)).isEqualTo((short) packet.length);
            assertThat(fields.getShort(10)).isZero();
            int sum = 0;
            for (int i = Wire.HEADER_BYTES; i < packet.length; i++) {
                sum += packet[i] & 0xff;
            }
            assertThat(fields.getInt(12)).isEqualTo(sum);
            sizes.add(packet.length);
        }
        assertThat(sizes).containsExactly(64, 72, 80, 88, 96, 104, 112, 120, 128);
        assertThat(new String(Wire.packet(42, 0), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo("CFDM");
    }

    @Test
    void thePayloadFillsThePacketAndDependsOnSeedAndNumber() {
        byte[] packet = Wire.packet(42, 0);
        ByteBuffer fields = ByteBuffer.wrap(packet);
        for (int i = Wire.HEADER_BYTES; i < packet.length; i += 8) {
            assertThat(fields.getLong(i)).isNotZero();
        }
        assertThat(fields.getLong(16)).isNotEqualTo(fields.getLong(24));
        assertThat(ByteBuffer.wrap(Wire.packet(43, 0)).getLong(16)).isNotEqualTo(fields.getLong(16));
        assertThat(ByteBuffer.wrap(Wire.packet(42, 1)).getLong(16)).isNotEqualTo(fields.getLong(16));
    }

    /** SplitMix64 from the mixed seed and number; a change would change every recorded run. */
    @Test
    void thePacketsOfASeedNeverChange() {
        byte[] packet = Wire.packet(1, 2);
        assertThat(packet).hasSize(128);
        assertThat(ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN).getLong(16))
                .isEqualTo(0x87eb34b531fbb689L);
    }

    @Test
    void theStateNamesWhatPassed() {
        Wire wire = Wire.echo(2, 0);
        wire.tick();
        wire.send(new byte[] {1});
        StateText text = new StateText();
        wire.state(text);
        assertThat(text)
                .hasToString("ticks=1\narrived packets=0\nsent packets=1\nsent hash="
                        + Long.toHexString(wire.sentHash()) + "\necho due=3\necho[1]\n");
    }

    @Test
    void nothingArrivesOnASilentWire() {
        assertThat(arrivals(Wire.silent(), 100)).isEmpty();
        assertThat(arrivals(new Wire(5, 0), 100)).isEmpty();
        Wire silent = Wire.silent();
        silent.send(new byte[] {1});
        assertThat(arrivals(silent, 100)).isEmpty();
    }

    @Test
    void anEchoComesBackAfterItsDelayInOrder() {
        Wire wire = Wire.echo(3, 0);
        wire.tick();
        wire.send(new byte[] {1, 2});
        wire.send(new byte[] {3});
        assertThat(wire.tick()).isNull();
        assertThat(wire.tick()).isNull();
        assertThat(wire.tick()).containsExactly(1, 2);
        assertThat(wire.tick()).containsExactly(3);
        assertThat(wire.tick()).isNull();
        assertThat(wire.arrivedPackets()).isEqualTo(2);
    }

    @Test
    void everySoManyEchoesOneBitIsWrong() {
        Wire wire = Wire.echo(1, 2);
        for (int n = 1; n <= 6; n++) {
            byte[] packet = {0, 0, 0, 0};
            wire.send(packet);
            byte[] expected = {0, 0, 0, 0};
            expected[n % 4] ^= n % 2 == 0 ? 1 : 0;
            assertThat(wire.tick()).as("packet %d", n).isEqualTo(expected);
            assertThat(packet).containsOnly(0);
        }
    }

    @Test
    void impossibleWiresAreRefused() {
        assertThatThrownBy(() -> new Wire(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wire.echo(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wire.echo(-1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wire.echo(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTranscriptHashesAllAndKeepsTheLast() {
        Wire wire = Wire.silent();
        long empty = wire.sentHash();
        for (int n = 0; n < 20; n++) {
            wire.send(new byte[] {(byte) n});
        }
        assertThat(wire.sentPackets()).isEqualTo(20);
        assertThat(wire.lastSent()).hasSize(Wire.KEPT_PACKETS);
        assertThat(wire.lastSent().get(0)).containsExactly(4);
        assertThat(wire.lastSent().get(15)).containsExactly(19);
        assertThat(wire.sentHash()).isNotEqualTo(empty);
        wire.lastSent().get(0)[0] = 99;
        assertThat(wire.lastSent().get(0)).containsExactly(4);
    }

    @Test
    void theHashTellsWhereOnePacketEnds() {
        Wire one = Wire.silent();
        one.send(new byte[] {1, 2});
        Wire two = Wire.silent();
        two.send(new byte[] {1});
        two.send(new byte[] {2});
        Wire swapped = Wire.silent();
        swapped.send(new byte[] {2, 1});
        assertThat(List.of(one.sentHash(), two.sentHash(), swapped.sentHash())).doesNotHaveDuplicates();
    }

    @Test
    void theTimeOfSendingDoesNotCountInTheHash() {
        Wire early = Wire.silent();
        early.send(new byte[] {1});
        Wire late = Wire.silent();
        late.tick();
        late.send(new byte[] {1});
        assertThat(late.sentHash()).isEqualTo(early.sentHash());
        assertThat(hash(late)).isNotEqualTo(hash(early));
    }

    @Test
    void aCopyGoesItsOwnWay() {
        for (Wire wire : List.of(new Wire(7, 2), Wire.echo(4, 2))) {
            wire.tick();
            wire.send(new byte[] {1, 2, 3});
            wire.send(new byte[] {4, 5, 6});
            Wire copy = wire.copy();
            assertThat(hash(copy)).isEqualTo(hash(wire));
            assertThat(copy.lastSent()).hasSize(2);
            List<byte[]> expected = arrivals(wire, 9);
            assertThat(hash(copy)).isNotEqualTo(hash(wire));
            List<byte[]> arrived = arrivals(copy, 9);
            assertThat(arrived).hasSameSizeAs(expected).isNotEmpty();
            for (int i = 0; i < arrived.size(); i++) {
                assertThat(arrived.get(i)).isEqualTo(expected.get(i));
            }
            copy.send(new byte[] {9});
            assertThat(copy.sentPackets()).isEqualTo(3);
            assertThat(wire.sentPackets()).isEqualTo(2);
            assertThat(copy.sentHash()).isNotEqualTo(wire.sentHash());
        }
    }

    @Test
    void packetsOnTheirWayArePartOfTheState() {
        Wire a = Wire.echo(5, 1);
        a.send(new byte[] {1, 0});
        Wire b = Wire.echo(5, 0);
        b.send(new byte[] {1, 0});
        Wire c = Wire.echo(6, 0);
        c.send(new byte[] {1, 0});
        assertThat(List.of(hash(a), hash(b), hash(c))).doesNotHaveDuplicates();
    }
}
