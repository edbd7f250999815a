package cofferdam.kernel.platform;

import static cofferdam.kernel.testing.Guests.word;
import static cofferdam.kernel.testing.TestSystem.DATA;
import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.kernel.core.Abi;
import cofferdam.kernel.testing.Asm;
import cofferdam.kernel.testing.TestSystem;
import org.junit.jupiter.api.Test;

/** Partitions talk by machine code through ports of the kernel (G2-02, G2-03, G2-04, G2-05, G2-06, G2-08, G2-09). */
class MessagesTest {
    private static final int RESULT = DATA;
    private static final int BUFFER = DATA + 0x100;

    private static Asm sender(int port) {
        return new Asm()
                .poke(BUFFER, 0x1122334455667788L)
                .poke(BUFFER + 8, 42)
                .call(RESULT, Abi.QUEUE_SEND, port, BUFFER, 16)
                .loop();
    }

    private static Asm receiver(int port) {
        return new Asm().call(RESULT, Abi.QUEUE_RECEIVE, port, BUFFER, 16).loop();
    }

    @Test
    void aMessageArrivesWordForWord() {
        Machine machine = new TestSystem()
                .partition("a", sender(0))
                .partition("b", receiver(0))
                .queue("a", "b", 16, 4, false)
                .boot();
        machine.run(4);
        assertThat(word(machine, 0, RESULT)).isEqualTo(Abi.OK);
        assertThat(word(machine, 1, RESULT)).isEqualTo(16);
        assertThat(word(machine, 1, BUFFER)).isEqualTo(0x1122334455667788L);
        assertThat(word(machine, 1, BUFFER + 8)).isEqualTo(42);
    }

    @Test
    void onlyTheDeclaredEndsUseAPortAndAMissingPortLooksTheSame() {
        Machine machine = new TestSystem()
                .partition("a", receiver(0))
                .partition("b", sender(0))
                .partition(
                        "c",
                        new Asm()
                                .call(RESULT, Abi.QUEUE_SEND, 0, BUFFER, 16)
                                .call(RESULT + 8, Abi.QUEUE_SEND, 63, BUFFER, 16)
                                .call(RESULT + 16, Abi.QUEUE_SEND, 1L << 32, BUFFER, 16)
                                .loop())
                .queue("a", "b", 16, 4, false)
                .boot();
        machine.run(6);
        assertThat(word(machine, 0, RESULT)).isEqualTo(Abi.DENIED);
        assertThat(word(machine, 1, RESULT)).isEqualTo(Abi.DENIED);
        assertThat(word(machine, 2, RESULT)).isEqualTo(Abi.DENIED);
        assertThat(word(machine, 2, RESULT + 8)).isEqualTo(Abi.DENIED);
        assertThat(word(machine, 2, RESULT + 16)).isNegative();
        assertThat(machine.kernel().inspection().queueCount(0)).isZero();
    }

    @Test
    void aFullQueueIsToldToTheReceiverAlone() {
        Asm flood = new Asm();
        for (int i = 0; i < 4; i++) {
            flood.poke(BUFFER, i).call(RESULT + 8 * i, Abi.QUEUE_SEND, 0, BUFFER, 8);
        }
        Asm drain = new Asm();
        for (int i = 0; i < 3; i++) {
            drain.call(RESULT + 16 * i, Abi.QUEUE_RECEIVE, 0, BUFFER + 8 * i, 8);
        }
        Machine machine = new TestSystem()
                .partition("a", flood.loop())
                .partition("b", drain.call(RESULT + 64, Abi.QUEUE_LOST, 0, 0, 0).loop())
                .queue("a", "b", 8, 2, false)
                .boot();
        machine.run(4);
        for (int i = 0; i < 4; i++) {
            assertThat(word(machine, 0, RESULT + 8 * i)).isEqualTo(Abi.OK);
        }
        assertThat(word(machine, 1, RESULT)).isEqualTo(8);
        assertThat(word(machine, 1, RESULT + 16)).isEqualTo(8);
        assertThat(word(machine, 1, RESULT + 32)).isEqualTo(Abi.EMPTY);
        assertThat(word(machine, 1, BUFFER)).isZero();
        assertThat(word(machine, 1, BUFFER + 8)).isEqualTo(1);
        assertThat(word(machine, 1, RESULT + 64)).isEqualTo(2);
    }

    @Test
    void anAcknowledgedQueueTellsTheSenderThatItIsFull() {
        Asm flood = new Asm();
        for (int i = 0; i < 3; i++) {
            flood.call(RESULT + 8 * i, Abi.QUEUE_SEND, 0, BUFFER, 8);
        }
        Machine machine = new TestSystem()
                .partition("a", flood.loop())
                .partition("b", new Asm().loop())
                .queue("a", "b", 8, 2, true)
                .boot();
        machine.run(2);
        assertThat(word(machine, 0, RESULT + 8)).isEqualTo(Abi.OK);
        assertThat(word(machine, 0, RESULT + 16)).isEqualTo(Abi.FULL);
    }

    @Test
    void aSamplingPortHoldsTheLastMessage() {
        Machine machine = new TestSystem()
                .partition(
                        "a",
                        new Asm()
                                .poke(BUFFER, 1)
                                .call(RESULT, Abi.SAMPLE_WRITE, 0, BUFFER, 8)
                                .poke(BUFFER, 2)
                                .call(RESULT, Abi.SAMPLE_WRITE, 0, BUFFER, 8)
                                .loop())
                .partition(
                        "b",
                        new Asm()
                                .call(RESULT, Abi.SAMPLE_READ, 0, BUFFER, 8)
                                .call(RESULT + 8, Abi.SAMPLE_READ, 0, BUFFER + 8, 8)
                                .loop())
                .sampling("a", "b", 8)
                .boot();
        machine.run(4);
        assertThat(word(machine, 1, BUFFER)).isEqualTo(2);
        assertThat(word(machine, 1, BUFFER + 8)).isEqualTo(2);
        assertThat(word(machine, 1, RESULT + 8)).isEqualTo(8);
    }

    @Test
    void aBufferOutsideTheCallersMemoryIsRefused() {
        Machine machine = new TestSystem()
                .partition(
                        "a",
                        new Asm()
                                .call(RESULT, Abi.QUEUE_SEND, 0, 0x90000, 8)
                                .call(RESULT + 8, Abi.QUEUE_SEND, 0, DATA + 4092, 8)
                                .call(RESULT + 16, Abi.QUEUE_SEND, 0, -8, 8)
                                .call(RESULT + 24, Abi.QUEUE_SEND, 0, DATA + 4088, 16)
                                .loop())
                .partition("b", new Asm().loop())
                .queue("a", "b", 16, 4, false)
                .boot();
        machine.run(2);
        for (int i = 0; i < 4; i++) {
            assertThat(word(machine, 0, RESULT + 8 * i)).isNegative();
        }
        assertThat(machine.kernel().inspection().queueCount(0)).isZero();
    }

    @Test
    void aReceiverCannotMakeTheKernelWriteWhereItMayNotWriteItself() {
        Machine machine = new TestSystem()
                .partition("a", sender(0))
                .partition(
                        "b",
                        new Asm()
                                .call(RESULT, Abi.QUEUE_RECEIVE, 0, TestSystem.CODE, 16)
                                .loop())
                .queue("a", "b", 16, 4, false)
                .boot();
        long before = word(machine, 1, TestSystem.CODE);
        machine.run(4);
        assertThat(word(machine, 1, RESULT)).isNegative();
        assertThat(word(machine, 1, TestSystem.CODE)).isEqualTo(before);
    }

    @Test
    void anEventRunsTheReceiversHandler() {
        Asm receiver = new Asm()
                .interruptGate(DATA + 0x800, 0x50, TestSystem.CODE + 0x200)
                .sti();
        receiver.loop();
        receiver.padTo(0x200).increment(DATA + 0x10).iretq();
        Machine machine = new TestSystem()
                .partition("a", new Asm().call(RESULT, Abi.RAISE_EVENT, 0, 0, 0).loop())
                .partition("b", receiver)
                .event("a", "b", 0x50)
                .boot();
        machine.run(8);
        assertThat(word(machine, 0, RESULT)).isEqualTo(Abi.OK);
        assertThat(word(machine, 1, DATA + 0x10)).isEqualTo(1);
    }
}
