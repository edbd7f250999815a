package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.RAX;
import static cofferdam.vcpu.GuestState.RBX;
import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RIP;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Remembered decoded instructions never outlive their bytes or their translation. */
class CodeChangeTest {
    private final Guest g = new Guest();

    @Test
    void aProgramSeesItsOwnStoresToCode() {
        // mov byte [rbx], 0xc8 turns "inc eax" (ff c0) into "dec eax" (ff c8) before it runs again
        g.code("ff c0 c6 03 c8 eb f9").set(RBX, Guest.CODE + 1).set(RAX, 5);
        g.step();
        assertThat(g.get(RAX)).isEqualTo(6);
        g.steps(3);
        assertThat(g.get(RAX)).isEqualTo(5);
    }

    @Test
    void storesFromElsewhereAreSeenToo() {
        g.code("ff c0 eb fc").steps(10);
        assertThat(g.get(RAX)).isEqualTo(5);
        g.memory.write8(Guest.CODE + 1, 0xc8);
        g.steps(10);
        assertThat(g.get(RAX)).isZero();
    }

    @Test
    void aChangedTailOfALongInstructionIsSeen() {
        g.code("48 b8 11 11 11 11 11 11 11 11 eb f4").steps(2);
        assertThat(g.get(RAX)).isEqualTo(0x1111111111111111L);
        g.memory.write8(Guest.CODE + 9, 0x22);
        g.steps(1);
        assertThat(g.get(RAX)).isEqualTo(0x2211111111111111L);
    }

    @Test
    void twoPagesOfEqualOffsetDoNotMixUp() {
        g.codeAt(0x40010, "b8 01 00 00 00").codeAt(0x44010, "b9 02 00 00 00");
        g.set(RIP, 0x40010).step();
        g.set(RIP, 0x44010).step();
        g.set(RIP, 0x40010).set(RAX, 0).step();
        assertThat(g.get(RAX)).isEqualTo(1);
        assertThat(g.get(RCX)).isEqualTo(2);
    }

    @Test
    void aRemappedCodePageIsFollowedAfterInvalidation() {
        g.codeAt(0x40000, "b8 01 00 00 00").codeAt(0x41000, "b8 02 00 00 00");
        g.set(RIP, 0x40000).step();
        assertThat(g.get(RAX)).isEqualTo(1);
        g.memory.write64(Guest.TABLES + 8 * 0x40, 0x41007);
        g.set(RIP, 0x40000).step();
        assertThat(g.get(RAX)).as("the TLB is stale until invalidated").isEqualTo(1);
        g.code("0f 01 3b").set(RBX, 0x40000).set(RIP, Guest.CODE).step();
        g.set(RIP, 0x40000).step();
        assertThat(g.get(RAX)).isEqualTo(2);
    }

    @Test
    void aRemappedDataPageIsFollowedAfterAReloadOfCr3() {
        g.memory.write64(0x40000, 1);
        g.memory.write64(0x41000, 2);
        g.code("48 8b 03 48 8b 03 0f 22 d9 48 8b 03")
                .set(RBX, 0x40000)
                .set(RCX, 0x1000)
                .step();
        assertThat(g.get(RAX)).isEqualTo(1);
        g.memory.write64(Guest.TABLES + 8 * 0x40, 0x41007);
        g.step();
        assertThat(g.get(RAX)).isEqualTo(1);
        g.steps(2);
        assertThat(g.get(RAX)).isEqualTo(2);
    }
}
