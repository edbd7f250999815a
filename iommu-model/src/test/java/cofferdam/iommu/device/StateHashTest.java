package cofferdam.iommu.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hash has fixed values: recorded ones stay comparable. */
class StateHashTest {
    @Test
    void theHashOfNothingIsFixed() {
        assertThat(new StateHash().value()).isEqualTo(0xf52a15e9a9b5e89bL);
    }

    @Test
    void theHashOfAWordAndABufferIsFixed() {
        StateHash hash = new StateHash();
        hash.word("seven", 7);
        hash.bytes("buffer", new byte[] {1, -1});
        assertThat(hash.value()).isEqualTo(0xde9de1c6037a865aL);
    }

    @Test
    void namesDoNotCount() {
        StateHash a = new StateHash();
        a.word("a", 1);
        StateHash b = new StateHash();
        b.word("b", 1);
        assertThat(a.value()).isEqualTo(b.value());
    }
}
