package cofferdam.iommu.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers, transfers, blocked chunks, interrupts and reset of the DMA engine. */
class DmaEngineTest {
    private static final int SOURCE = 0x08;
    private static final int DESTINATION = 0x10;
    private static final int LENGTH = 0x18;
    private static final int COMMAND = 0x1c;
    private static final int STATUS = 0x20;
    private static final int ACKNOWLEDGE = 0x24;
    private static final int FAULT = 0x28;
    private static final int PROGRESS = 0x30;
    private static final int LOAD = 1;
    private static final int STORE = 1 | 1 << 1;
    private static final int COPY = 1 | 2 << 1;
    private static final int WITH_INTERRUPT = 1 << 3;
    private static final int BUSY = 1;
    private static final int DONE = 2;
    private static final int BLOCKED = 4;
    private static final int REFUSED = 8;
    private static final int INTERRUPT = 16;

    private final DmaEngine engine = new DmaEngine(0x20);
    private final FakePort port = new FakePort();

    private long get(int offset, int bytes) {
        return engine.readRegister(offset, bytes);
    }

    private void put(int offset, int bytes, long value) {
        engine.writeRegister(offset, bytes, value);
    }

    private void start(long source, long destination, int length, int command) {
        put(SOURCE, 8, source);
        put(DESTINATION, 8, destination);
        put(LENGTH, 4, length);
        put(COMMAND, 4, command);
    }

    private void run(long source, long destination, int length, int command) {
        start(source, destination, length, command);
        for (int tick = 0; tick < 100; tick++) {
            engine.step(port);
        }
    }

    @Test
    void theOffsetsAreThoseOfTheDrawing() {
        assertThat(List.of(
                        DmaEngine.SOURCE,
                        DmaEngine.DESTINATION,
                        DmaEngine.LENGTH,
                        DmaEngine.COMMAND,
                        DmaEngine.STATUS,
                        DmaEngine.ACKNOWLEDGE,
                        DmaEngine.FAULT,
                        DmaEngine.PROGRESS))
                .containsExactly(SOURCE, DESTINATION, LENGTH, COMMAND, STATUS, ACKNOWLEDGE, FAULT, PROGRESS);
    }

    @Test
    void theIdentityNamesTheDevice() {
        assertThat(get(0, 4)).isEqualTo(0xcd0d_0001L);
        assertThat(engine.requesterId()).isEqualTo(0x20);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0x10000})
    void requesterIdsHaveSixteenBits(int id) {
        assertThatThrownBy(() -> new DmaEngine(id)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new DmaEngine(0xffff).requesterId()).isEqualTo(0xffff);
    }

    @Test
    void addressesCanBeWrittenWholeOrInHalves() {
        put(SOURCE, 8, 0x1122_3344_5566_7788L);
        assertThat(get(SOURCE, 4)).isEqualTo(0x5566_7788L);
        assertThat(get(SOURCE + 4, 4)).isEqualTo(0x1122_3344L);
        put(DESTINATION + 4, 4, 0x99aa_bbccL);
        put(DESTINATION, 4, 0xddee_ff00L);
        assertThat(get(DESTINATION, 8)).isEqualTo(0x99aa_bbcc_ddee_ff00L);
        put(LENGTH, 8, 3L << 33 | 5);
        assertThat(get(LENGTH, 4)).isEqualTo(5);
        assertThat(get(COMMAND, 4)).isEqualTo(6);
    }

    @Test
    void smallOrMisalignedAccessesDoNothing() {
        put(SOURCE, 8, -1);
        put(SOURCE, 1, 0);
        put(SOURCE, 2, 0);
        put(SOURCE + 2, 4, 0);
        put(SOURCE + 4, 8, 0);
        assertThat(get(SOURCE, 8)).isEqualTo(-1);
        assertThat(get(SOURCE, 1)).isZero();
        assertThat(get(SOURCE + 2, 4)).isZero();
        assertThat(get(SOURCE + 4, 8)).isZero();
    }

    @Test
    void readOnlyAndAbsentRegistersIgnoreWrites() {
        run(0x1000, 0, 8, LOAD);
        for (int offset : new int[] {0x00, 0x04, STATUS, FAULT, FAULT + 4, PROGRESS, 0x34, 0x800, 0xffc}) {
            long before = get(offset, 4);
            put(offset, 4, 0x5a);
            assertThat(get(offset, 4)).as("offset %x", offset).isEqualTo(before);
        }
        assertThat(get(0x800, 8)).isZero();
    }

    @Test
    void loadAndStoreMoveBytesThroughTheBuffer() {
        port.fill(0x1234, 100, 1);
        run(0x1234, 0x10, 100, LOAD);
        assertThat(get(STATUS, 4)).isEqualTo(DONE);
        assertThat(get(PROGRESS, 4)).isEqualTo(100);
        run(0x10, 0x4321, 100, STORE);
        assertThat(Arrays.copyOfRange(port.memory, 0x4321, 0x4321 + 100))
                .isEqualTo(Arrays.copyOfRange(port.memory, 0x1234, 0x1234 + 100));
        assertThat(port.memory[0x4320]).isZero();
        assertThat(port.memory[0x4321 + 100]).isZero();
    }

    @Test
    void copyMovesBytesFromMemoryToMemory() {
        port.fill(0x1ff0, 4096, 7);
        run(0x1ff0, 0x8004, 4096, COPY);
        assertThat(get(STATUS, 4)).isEqualTo(DONE);
        assertThat(Arrays.copyOfRange(port.memory, 0x8004, 0x9004))
                .isEqualTo(Arrays.copyOfRange(port.memory, 0x1ff0, 0x2ff0));
    }

    @Test
    void aTickMovesAtMost512BytesInChunksOf64() {
        start(0x1000, 0, 1000, LOAD);
        assertThat(get(STATUS, 4)).isEqualTo(BUSY);
        engine.step(port);
        assertThat(get(PROGRESS, 4)).isEqualTo(512);
        assertThat(get(STATUS, 4)).isEqualTo(BUSY);
        assertThat(port.requests).hasSize(8).startsWith("r1000+64", "r1040+64").endsWith("r11c0+64");
        engine.step(port);
        assertThat(get(PROGRESS, 4)).isEqualTo(1000);
        assertThat(get(STATUS, 4)).isEqualTo(DONE);
        assertThat(port.requests).hasSize(16).endsWith("r13c0+40");
        engine.step(port);
        assertThat(port.requests).hasSize(16);
    }

    @Test
    void aCommandOfExactlyOneTickEndsInIt() {
        start(0x1000, 0, 512, LOAD);
        engine.step(port);
        assertThat(get(STATUS, 4)).isEqualTo(DONE);
    }

    @Test
    void chunksEndAtPageBoundariesOfEitherSide() {
        run(0x1ff8, 0x2fd0, 80, COPY);
        assertThat(port.requests).containsExactly("r1ff8+8", "w2fd0+8", "r2000+40", "w2fd8+40", "r2028+32", "w3000+32");
    }

    @Test
    void theBudgetOfATickIsExactWithUnevenChunks() {
        start(0x1ff8, 0, 1000, LOAD);
        engine.step(port);
        assertThat(get(PROGRESS, 4)).isEqualTo(512);
        assertThat(port.requests).startsWith("r1ff8+8", "r2000+64").endsWith("r21c0+56");
    }

    @Test
    void aBlockedReadEndsTheCommandWithItsAddress() {
        port.fill(0x1000, 256, 1);
        port.forbid(0x1080, 0x1081);
        run(0x1000, 0, 256, LOAD);
        assertThat(get(STATUS, 4)).isEqualTo(DONE | BLOCKED);
        assertThat(get(FAULT, 8)).isEqualTo(0x1080);
        assertThat(get(PROGRESS, 4)).isEqualTo(128);
        port.forbid(0, 0);
        run(0, 0x5000, 256, STORE);
        assertThat(port.word(0x5000 + 127, 1)).isEqualTo(128);
        assertThat(port.word(0x5000 + 128, 1)).isZero();
        assertThat(get(STATUS, 4)).isEqualTo(DONE);
        assertThat(get(FAULT, 8)).isZero();
    }

    @Test
    void aBlockedWriteEndsTheCommandWithItsAddress() {
        port.fill(0x1000, 256, 1);
        port.forbid(0x2040, 0x2080);
        run(0x1000, 0x2000, 256, COPY);
        assertThat(get(STATUS, 4)).isEqualTo(DONE | BLOCKED);
        assertThat(get(FAULT, 8)).isEqualTo(0x2040);
        assertThat(get(PROGRESS, 4)).isEqualTo(64);
        assertThat(port.word(0x203f, 1)).isEqualTo(64);
        assertThat(port.word(0x2040, 1)).isZero();
    }

    @Test
    void aFaultAddressHasSixtyFourBits() {
        run(0x1234_5678_0000_1000L, 0, 8, LOAD);
        assertThat(get(FAULT, 8)).isEqualTo(0x1234_5678_0000_1000L);
        assertThat(get(FAULT + 4, 4)).isEqualTo(0x1234_5678L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 1",
        "0, 0, 4097, 1",
        "0, 0, -1, 1",
        "0, 4090, 7, 1",
        "0, -1, 1, 1",
        "4090, 0, 7, 3",
        "-1, 0, 1, 3",
        "0, 0, 8, 7",
        "0, 0, 0, 5",
        "0, 0, 4097, 5"
    })
    void anImpossibleCommandIsRefusedWithoutDma(long source, long destination, int length, int command) {
        run(source, destination, length, command);
        assertThat(get(STATUS, 4)).isEqualTo(DONE | REFUSED);
        assertThat(get(PROGRESS, 4)).isZero();
        assertThat(port.requests).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 4090, 6, 1", "4090, 0x1000, 6, 3", "0x1000, 0, 1, 1", "0x1000, 0, 4096, 1", "0, 0x1000, 4096, 3"})
    void theBufferCanBeUsedToItsEnds(String source, String destination, int length, int command) {
        run(Long.decode(source), Long.decode(destination), length, command);
        assertThat(get(STATUS, 4)).isEqualTo(DONE);
        assertThat(get(PROGRESS, 4)).isEqualTo(length);
    }

    @Test
    void registersDoNotChangeWhileBusy() {
        start(0x1000, 0, 1000, LOAD);
        engine.step(port);
        start(0x2000, 8, 1, STORE);
        put(SOURCE + 4, 4, 1);
        assertThat(get(SOURCE, 8)).isEqualTo(0x1000);
        assertThat(get(DESTINATION, 8)).isZero();
        assertThat(get(LENGTH, 4)).isEqualTo(1000);
        assertThat(get(COMMAND, 4)).isZero();
        assertThat(get(PROGRESS, 4)).isEqualTo(512);
    }

    @Test
    void withoutStartACommandIsOnlyRemembered() {
        start(0x1000, 0, 8, COPY & ~1 | WITH_INTERRUPT | 0xf0);
        assertThat(get(COMMAND, 4)).isEqualTo(COPY & ~1 | WITH_INTERRUPT);
        engine.step(port);
        assertThat(get(STATUS, 4)).isZero();
        assertThat(port.requests).isEmpty();
    }

    @Test
    void theLineIsRaisedAtTheEndIfAskedFor() {
        run(0x1000, 0, 8, LOAD);
        assertThat(engine.takeInterrupt()).isFalse();
        start(0x1000, 0, 600, LOAD | WITH_INTERRUPT);
        engine.step(port);
        assertThat(engine.takeInterrupt()).isFalse();
        engine.step(port);
        assertThat(get(STATUS, 4)).isEqualTo(DONE | INTERRUPT);
        assertThat(engine.takeInterrupt()).isTrue();
        assertThat(engine.takeInterrupt()).isFalse();
    }

    @Test
    void blockedAndRefusedCommandsRaiseTheLineToo() {
        run(0, 0, 0, LOAD | WITH_INTERRUPT);
        assertThat(engine.takeInterrupt()).isTrue();
        put(ACKNOWLEDGE, 4, 1);
        run(-4096, 0, 8, LOAD | WITH_INTERRUPT);
        assertThat(get(STATUS, 4)).isEqualTo(DONE | BLOCKED | INTERRUPT);
        assertThat(engine.takeInterrupt()).isTrue();
    }

    @Test
    void theLineIsNotRaisedAgainBeforeItIsAcknowledged() {
        run(0x1000, 0, 8, LOAD | WITH_INTERRUPT);
        assertThat(engine.takeInterrupt()).isTrue();
        start(0x1000, 0, 8, LOAD | WITH_INTERRUPT);
        assertThat(get(STATUS, 4)).isEqualTo(BUSY | INTERRUPT);
        engine.step(port);
        assertThat(get(STATUS, 4)).isEqualTo(DONE | INTERRUPT);
        assertThat(engine.takeInterrupt()).isFalse();
        put(ACKNOWLEDGE, 4, 2);
        assertThat(get(STATUS, 4)).isEqualTo(DONE | INTERRUPT);
        put(ACKNOWLEDGE, 4, 1);
        assertThat(get(STATUS, 4)).isEqualTo(DONE);
        run(0x1000, 0, 8, LOAD | WITH_INTERRUPT);
        assertThat(engine.takeInterrupt()).isTrue();
    }

    @Test
    void acknowledgingWorksWhileBusy() {
        run(0x1000, 0, 8, LOAD | WITH_INTERRUPT);
        start(0x1000, 0, 1000, LOAD | WITH_INTERRUPT);
        put(ACKNOWLEDGE, 4, 1);
        assertThat(get(STATUS, 4)).isEqualTo(BUSY);
    }

    /** G6: nothing of the former user is left. */
    @Test
    void resetLeavesNothing() {
        long fresh = new DmaEngine(0x20).stateHash();
        port.fill(0x1000, 512, 3);
        run(0x1000, 0x10, 300, LOAD | WITH_INTERRUPT);
        start(0x7_ffff_fff0L, 1L << 40, 500, COPY | WITH_INTERRUPT);
        engine.step(port);
        assertThat(engine.stateHash()).isNotEqualTo(fresh);
        engine.reset();
        assertThat(engine.stateHash()).isEqualTo(fresh);
        assertThat(engine.takeInterrupt()).isFalse();
        run(0, 0x5000, 4096, STORE);
        assertThat(Arrays.copyOfRange(port.memory, 0x5000, 0x6000)).containsOnly(0);
    }

    @Test
    void aCopyGoesItsOwnWay() {
        port.fill(0x1000, 1000, 3);
        start(0x1000, 8, 1000, LOAD | WITH_INTERRUPT);
        engine.step(port);
        DmaEngine copy = engine.copy();
        assertThat(copy.stateHash()).isEqualTo(engine.stateHash());
        engine.step(port);
        assertThat(copy.stateHash()).isNotEqualTo(engine.stateHash());
        copy.step(port);
        assertThat(copy.stateHash()).isEqualTo(engine.stateHash());
        assertThat(engine.copy().takeInterrupt()).isTrue();
        assertThat(engine.copy().requesterId()).isEqualTo(0x20);
        engine.reset();
        assertThat(copy.stateHash()).isNotEqualTo(engine.stateHash());
    }

    @ParameterizedTest
    @ValueSource(ints = {SOURCE, SOURCE + 4, DESTINATION, DESTINATION + 4, LENGTH, COMMAND})
    void everyRegisterIsPartOfTheState(int offset) {
        long before = engine.stateHash();
        put(offset, 4, 2);
        assertThat(engine.stateHash()).isNotEqualTo(before);
    }

    @Test
    void theStateNamesWhatTheRegistersShow() {
        port.forbid(0x1040, 0x1041);
        port.fill(0x1000, 64, 1);
        run(0x1000, 0x20, 100, LOAD | WITH_INTERRUPT);
        StringBuilder seen = new StringBuilder();
        engine.state(new StateVisitor() {
            @Override
            public void word(String name, long value) {
                seen.append(name).append('=').append(Long.toHexString(value)).append(' ');
            }

            @Override
            public void bytes(String name, byte[] content) {
                seen.append(name).append('[').append(content.length).append(']').append(content[0x20]);
            }
        });
        assertThat(seen)
                .hasToString("interrupt=1 SOURCE=1000 DESTINATION=20 LENGTH=64 COMMAND=8 STATUS=16 FAULT=1040"
                        + " PROGRESS=40 buffer[4096]1");
    }
}
