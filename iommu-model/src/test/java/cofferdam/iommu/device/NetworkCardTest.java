package cofferdam.iommu.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rings, interrupts, blocked DMA and reset of the network card. */
class NetworkCardTest {
    private static final int CONTROL = 0x04;
    private static final int RX_RING = 0x08;
    private static final int TX_RING = 0x10;
    private static final int RX_SIZE = 0x18;
    private static final int TX_SIZE = 0x1c;
    private static final int RX_TAIL = 0x20;
    private static final int TX_TAIL = 0x24;
    private static final int RX_HEAD = 0x28;
    private static final int TX_HEAD = 0x2c;
    private static final int STATUS = 0x30;
    private static final int RX_LOST = 0x34;
    private static final int RX_FAULT = 0x38;
    private static final int TX_FAULT = 0x40;
    private static final int RX_DONE = 1;
    private static final int TX_DONE = 2;
    private static final int RX_BLOCKED = 4;
    private static final int TX_BLOCKED = 8;
    private static final int ALL = 0xf;

    private static final int RXR = 0x1000;
    private static final int TXR = 0x2000;
    private static final long SEED = 99;

    private final Wire wire = new Wire(SEED, 1);
    private final NetworkCard card = new NetworkCard(0x18, wire);
    private final FakePort port = new FakePort();

    private long get(int offset) {
        return card.readRegister(offset, 4);
    }

    private void put(int offset, long value) {
        card.writeRegister(offset, 4, value);
    }

    /** Both rings of four descriptors; receive buffers of 128 bytes at 0x4000, 0x4100, .. */
    private void setUp(int control) {
        card.writeRegister(RX_RING, 8, RXR);
        card.writeRegister(TX_RING, 8, TXR);
        put(RX_SIZE, 4);
        put(TX_SIZE, 4);
        for (int i = 0; i < 4; i++) {
            port.word(RXR + 16 * i, 8, 0x4000 + 0x100 * i);
            port.word(RXR + 16 * i + 8, 8, 128);
        }
        put(CONTROL, control);
    }

    private void transmit(int index, long address, int length) {
        port.word(TXR + 16 * index, 8, address);
        port.word(TXR + 16 * index + 8, 8, length);
        put(TX_TAIL, (index + 1) % 4);
    }

    private byte[] memory(int from, int length) {
        return Arrays.copyOfRange(port.memory, from, from + length);
    }

    @Test
    void theOffsetsAreThoseOfTheDrawing() {
        assertThat(List.of(
                        NetworkCard.CONTROL,
                        NetworkCard.RX_RING,
                        NetworkCard.TX_RING,
                        NetworkCard.RX_SIZE,
                        NetworkCard.TX_SIZE,
                        NetworkCard.RX_TAIL,
                        NetworkCard.TX_TAIL,
                        NetworkCard.RX_HEAD,
                        NetworkCard.TX_HEAD,
                        NetworkCard.STATUS,
                        NetworkCard.RX_LOST,
                        NetworkCard.RX_FAULT,
                        NetworkCard.TX_FAULT))
                .containsExactly(
                        CONTROL, RX_RING, TX_RING, RX_SIZE, TX_SIZE, RX_TAIL, TX_TAIL, RX_HEAD, TX_HEAD, STATUS,
                        RX_LOST, RX_FAULT, TX_FAULT);
    }

    @Test
    void theIdentityNamesTheDevice() {
        assertThat(get(0)).isEqualTo(0xcd0d_0002L);
        assertThat(card.requesterId()).isEqualTo(0x18);
        assertThat(card.wire()).isSameAs(wire);
    }

    @Test
    void aPacketGoesToTheFirstDescriptor() {
        setUp(ALL);
        put(RX_TAIL, 2);
        card.step(port);
        byte[] packet = Wire.packet(SEED, 0);
        assertThat(memory(0x4000, packet.length)).isEqualTo(packet);
        assertThat(port.word(RXR, 8)).isEqualTo(0x4000);
        assertThat(port.word(RXR + 8, 8)).isEqualTo(1L << 32 | packet.length);
        assertThat(get(RX_HEAD)).isEqualTo(1);
        assertThat(get(STATUS)).isEqualTo(RX_DONE);
        assertThat(get(RX_LOST)).isZero();
        card.step(port);
        byte[] second = Wire.packet(SEED, 1);
        assertThat(memory(0x4100, second.length)).isEqualTo(second);
        assertThat(get(RX_HEAD)).isEqualTo(2);
    }

    @Test
    void withoutDescriptorPacketsAreLost() {
        setUp(ALL);
        put(RX_TAIL, 1);
        card.step(port);
        card.step(port);
        card.step(port);
        assertThat(get(RX_LOST)).isEqualTo(2);
        put(RX_TAIL, 2);
        card.step(port);
        assertThat(memory(0x4100, 64)).isEqualTo(Arrays.copyOf(Wire.packet(SEED, 3), 64));
    }

    @Test
    void aDisabledReceiverLosesPacketsAndDoesNoDma() {
        setUp(ALL & ~1);
        put(RX_TAIL, 2);
        card.step(port);
        assertThat(get(RX_LOST)).isEqualTo(1);
        assertThat(port.requests).isEmpty();
    }

    @Test
    void withoutRingNothingHappens() {
        put(CONTROL, ALL);
        card.step(port);
        assertThat(get(RX_LOST)).isEqualTo(1);
        assertThat(port.requests).isEmpty();
    }

    @Test
    void aPacketThatDoesNotFitIsLostAndLeavesTheDescriptor() {
        setUp(ALL);
        put(RX_TAIL, 2);
        int length = Wire.packet(SEED, 0).length;
        port.word(RXR + 8, 8, length - 1);
        card.step(port);
        assertThat(get(RX_LOST)).isEqualTo(1);
        assertThat(get(RX_HEAD)).isZero();
        assertThat(get(STATUS)).isZero();
        port.word(RXR + 8, 8, Wire.packet(SEED, 1).length);
        card.step(port);
        assertThat(get(RX_HEAD)).isEqualTo(1);
    }

    @Test
    void theRingWrapsAround() {
        setUp(ALL);
        put(RX_TAIL, 3);
        card.step(port);
        card.step(port);
        card.step(port);
        put(RX_TAIL, 1);
        card.step(port);
        assertThat(get(RX_HEAD)).isZero();
        card.step(port);
        assertThat(get(RX_HEAD)).isEqualTo(1);
        assertThat(get(RX_LOST)).isZero();
        card.step(port);
        assertThat(get(RX_LOST)).isEqualTo(1);
    }

    @Test
    void aTransmitDescriptorSendsItsBytes() {
        setUp(ALL & ~1);
        port.fill(0x5ff0, 300, 1);
        transmit(0, 0x5ff0, 300);
        card.step(port);
        assertThat(wire.sentPackets()).isEqualTo(1);
        assertThat(wire.lastSent().get(0)).isEqualTo(memory(0x5ff0, 300));
        assertThat(port.word(TXR + 8, 8)).isEqualTo(1L << 32 | 300);
        assertThat(get(TX_HEAD)).isEqualTo(1);
        assertThat(get(STATUS)).isEqualTo(TX_DONE);
        assertThat(port.requests).containsExactly("r2000+16", "r5ff0+16", "r6000+284", "w2008+8");
        card.step(port);
        assertThat(wire.sentPackets()).isEqualTo(1);
    }

    @Test
    void oneTickSendsOnePacket() {
        setUp(ALL & ~1);
        transmit(0, 0x5000, 8);
        transmit(1, 0x5000, 9);
        card.step(port);
        assertThat(wire.sentPackets()).isEqualTo(1);
        card.step(port);
        assertThat(wire.sentPackets()).isEqualTo(2);
        assertThat(wire.lastSent().get(1)).hasSize(9);
    }

    @Test
    void aDisabledTransmitterSendsNothing() {
        setUp(ALL & ~3);
        transmit(0, 0x5000, 8);
        card.step(port);
        assertThat(wire.sentPackets()).isZero();
        assertThat(port.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "2048, 1, 2048", "2049, 0, 0", "65535, 0, 0"})
    void packetsHaveOneTo2048Bytes(int length, int sent, int reported) {
        setUp(ALL & ~1);
        transmit(0, 0x5000, length);
        card.step(port);
        assertThat(wire.sentPackets()).isEqualTo(sent);
        assertThat(port.word(TXR + 8, 8)).isEqualTo(1L << 32 | reported);
        assertThat(get(STATUS)).isEqualTo(TX_DONE);
    }

    @ParameterizedTest
    @CsvSource({"0x1000, 0x1000", "0x1008, 0x1008", "0x4000, 0x4000", "0x4020, 0x4000"})
    void blockedReceivingStopsTheReceiver(long forbidden, long fault) {
        setUp(ALL);
        put(RX_TAIL, 2);
        port.forbid(forbidden, forbidden + 1);
        card.step(port);
        assertThat(get(STATUS)).isEqualTo(RX_BLOCKED);
        assertThat(get(CONTROL)).isEqualTo(ALL & ~1);
        assertThat(card.readRegister(RX_FAULT, 8)).isEqualTo(forbidden < 0x2000 ? 0x1000 : fault);
        assertThat(get(RX_HEAD)).isZero();
        assertThat(card.takeInterrupt()).isTrue();
        port.forbid(0, 0);
        card.step(port);
        assertThat(get(RX_LOST)).isEqualTo(1);
        put(CONTROL, ALL);
        card.step(port);
        assertThat(get(RX_HEAD)).isEqualTo(1);
    }

    @Test
    void aBlockedWriteBackLeavesTheDescriptor() {
        setUp(ALL);
        put(RX_TAIL, 2);
        card.step(new DmaPort() {
            @Override
            public boolean read(long address, byte[] into, int offset, int length) {
                return port.read(address, into, offset, length);
            }

            @Override
            public boolean write(long address, byte[] from, int offset, int length) {
                return address != RXR + 8 && port.write(address, from, offset, length);
            }
        });
        assertThat(get(STATUS)).isEqualTo(RX_BLOCKED);
        assertThat(card.readRegister(RX_FAULT, 8)).isEqualTo(RXR + 8);
        assertThat(get(RX_HEAD)).isZero();
    }

    @Test
    void aPacketOverTwoPagesIsBlockedAtItsSecond() {
        setUp(ALL);
        put(RX_TAIL, 2);
        port.word(RXR, 8, 0x4ff8);
        port.forbid(0x5000, 0x6000);
        card.step(port);
        assertThat(card.readRegister(RX_FAULT, 8)).isEqualTo(0x5000);
        assertThat(memory(0x4ff8, 8)).isEqualTo(Arrays.copyOf(Wire.packet(SEED, 0), 8));
    }

    @ParameterizedTest
    @CsvSource({"0x2000, 0x2000", "0x5010, 0x5000"})
    void blockedTransmittingStopsTheTransmitter(long forbidden, long fault) {
        setUp(ALL & ~1);
        transmit(0, 0x5000, 64);
        port.forbid(forbidden, forbidden + 1);
        card.step(port);
        assertThat(get(STATUS)).isEqualTo(TX_BLOCKED);
        assertThat(get(CONTROL)).isEqualTo(ALL & ~3);
        assertThat(card.readRegister(TX_FAULT, 8)).isEqualTo(fault);
        assertThat(get(TX_FAULT + 4)).isZero();
        assertThat(wire.sentPackets()).isZero();
        assertThat(card.takeInterrupt()).isTrue();
        port.forbid(0, 0);
        put(CONTROL, ALL & ~1);
        card.step(port);
        assertThat(wire.sentPackets()).isEqualTo(1);
    }

    @Test
    void aPacketWhoseDescriptorCannotBeWrittenBackIsNotSent() {
        setUp(ALL & ~1);
        transmit(0, 0x5000, 64);
        card.step(new DmaPort() {
            @Override
            public boolean read(long address, byte[] into, int offset, int length) {
                return port.read(address, into, offset, length);
            }

            @Override
            public boolean write(long address, byte[] from, int offset, int length) {
                return false;
            }
        });
        assertThat(wire.sentPackets()).isZero();
        assertThat(get(STATUS)).isEqualTo(TX_BLOCKED);
        assertThat(get(TX_HEAD)).isZero();
        assertThat(card.readRegister(TX_FAULT, 8)).isEqualTo(TXR + 8);
    }

    @Test
    void interruptsAreRaisedOncePerStatusBit() {
        setUp(ALL);
        put(RX_TAIL, 3);
        card.step(port);
        assertThat(card.takeInterrupt()).isTrue();
        assertThat(card.takeInterrupt()).isFalse();
        card.step(port);
        assertThat(card.takeInterrupt()).isFalse();
        put(STATUS, RX_DONE);
        assertThat(get(STATUS)).isZero();
        card.step(port);
        assertThat(card.takeInterrupt()).isTrue();
    }

    @Test
    void onlyWrittenOnesClearStatus() {
        setUp(ALL);
        put(RX_TAIL, 3);
        transmit(0, 0x5000, 8);
        card.step(port);
        assertThat(get(STATUS)).isEqualTo(RX_DONE | TX_DONE);
        put(STATUS, TX_DONE | RX_BLOCKED);
        assertThat(get(STATUS)).isEqualTo(RX_DONE);
    }

    @ParameterizedTest
    @CsvSource({"0x3, false, false", "0x7, true, false", "0xb, false, true"})
    void eachDirectionHasItsInterruptEnable(int control, boolean onReceive, boolean onTransmit) {
        setUp(control);
        put(RX_TAIL, 1);
        card.step(port);
        assertThat(card.takeInterrupt()).isEqualTo(onReceive);
        transmit(0, 0x5000, 8);
        card.step(port);
        assertThat(card.takeInterrupt()).isEqualTo(onTransmit);
    }

    @Test
    void registersKeepTheirFieldsOnly() {
        put(CONTROL, 0xffff_fff5L);
        assertThat(get(CONTROL)).isEqualTo(5);
        card.writeRegister(RX_RING, 8, 0x1234_5678_9abc_deffL);
        assertThat(card.readRegister(RX_RING, 8)).isEqualTo(0x1234_5678_9abc_def0L);
        put(TX_RING + 4, 0x77);
        put(TX_RING, 0x3f);
        assertThat(card.readRegister(TX_RING, 8)).isEqualTo(0x77_0000_0030L);
        for (int offset :
                new int[] {0, RX_HEAD, TX_HEAD, RX_LOST, RX_FAULT, RX_FAULT + 4, TX_FAULT, TX_FAULT + 4, 0x48}) {
            long before = get(offset);
            put(offset, 0x5a5a_5a5aL);
            assertThat(get(offset)).as("offset %x", offset).isEqualTo(before);
        }
    }

    @Test
    void faultAddressesHaveSixtyFourBits() {
        setUp(ALL);
        put(RX_RING + 4, 0x12);
        put(TX_RING + 4, 0x34);
        put(RX_TAIL, 1);
        put(TX_TAIL, 1);
        card.step(port);
        assertThat(card.readRegister(RX_FAULT, 8)).isEqualTo(0x12_0000_1000L);
        assertThat(card.readRegister(TX_FAULT, 8)).isEqualTo(0x34_0000_2000L);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "256, 256", "257, 0", "-1, 0", "0, 0"})
    void ringsHaveOneTo256Descriptors(int written, int size) {
        put(RX_SIZE, written);
        put(TX_SIZE, written);
        assertThat(get(RX_SIZE)).isEqualTo(size);
        assertThat(get(TX_SIZE)).isEqualTo(size);
    }

    @Test
    void tailsStayInsideTheRing() {
        setUp(ALL);
        put(RX_TAIL, 3);
        put(TX_TAIL, 2);
        put(RX_TAIL, 4);
        put(TX_TAIL, -1);
        assertThat(get(RX_TAIL)).isEqualTo(3);
        assertThat(get(TX_TAIL)).isEqualTo(2);
        put(RX_TAIL, 0);
        assertThat(get(RX_TAIL)).isZero();
    }

    @Test
    void resizingRestartsARing() {
        setUp(ALL);
        put(RX_TAIL, 3);
        card.step(port);
        put(RX_SIZE, 4);
        assertThat(get(RX_HEAD)).isZero();
        assertThat(get(RX_TAIL)).isZero();
    }

    /** G6: nothing of the former user is left; the wire is the outside world and goes on. */
    @Test
    void resetLeavesNothingInTheCard() {
        long fresh = new NetworkCard(0x18, Wire.silent()).stateHash();
        setUp(ALL);
        put(RX_TAIL, 2);
        transmit(0, 0x5000, 8);
        card.step(port);
        card.step(port);
        card.step(port);
        put(RX_RING + 4, 1);
        put(TX_RING + 4, 1);
        put(RX_TAIL, 3);
        put(TX_TAIL, 3);
        card.step(port);
        assertThat(card.stateHash()).isNotEqualTo(fresh);
        card.reset();
        assertThat(card.stateHash()).isEqualTo(fresh);
        assertThat(card.takeInterrupt()).isFalse();
        assertThat(wire.sentPackets()).isEqualTo(1);
        assertThat(wire.arrivedPackets()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {CONTROL, RX_RING + 4, TX_RING + 4, RX_SIZE, TX_SIZE})
    void everyRegisterIsPartOfTheState(int offset) {
        long before = card.stateHash();
        put(offset, 3);
        assertThat(card.stateHash()).isNotEqualTo(before);
    }

    @Test
    void theStateNamesWhatTheRegistersShow() {
        setUp(ALL);
        put(RX_RING + 4, 0x12);
        put(RX_TAIL, 1);
        put(TX_TAIL, 3);
        card.step(port);
        card.step(port);
        StateText text = new StateText();
        card.state(text);
        assertThat(text)
                .hasToString(
                        """
                        interrupt=1
                        CONTROL=e
                        STATUS=6
                        RX_LOST=1
                        RX_RING=1200001000
                        RX_SIZE=4
                        RX_TAIL=1
                        RX_HEAD=0
                        RX_FAULT=1200001000
                        RX descriptor[16]
                        TX_RING=2000
                        TX_SIZE=4
                        TX_TAIL=3
                        TX_HEAD=2
                        TX_FAULT=0
                        TX descriptor[16]
                        """);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        setUp(ALL);
        put(RX_TAIL, 3);
        transmit(0, 0x5000, 8);
        card.step(port);
        NetworkCard copy = card.copy();
        FakePort memory = new FakePort();
        System.arraycopy(port.memory, 0, memory.memory, 0, memory.memory.length);
        assertThat(copy.stateHash()).isEqualTo(card.stateHash());
        assertThat(copy.copy().takeInterrupt()).isTrue();
        for (int offset = 0; offset < 0x50; offset += 4) {
            assertThat(copy.readRegister(offset, 4)).isEqualTo(get(offset));
        }
        card.step(port);
        assertThat(copy.stateHash()).isNotEqualTo(card.stateHash());
        copy.step(memory);
        assertThat(copy.stateHash()).isEqualTo(card.stateHash());
        card.reset();
        assertThat(copy.stateHash()).isNotEqualTo(card.stateHash());
        assertThat(copy.wire()).isNotSameAs(wire);
        assertThat(copy.wire().arrivedPackets()).isEqualTo(wire.arrivedPackets());
    }
}
