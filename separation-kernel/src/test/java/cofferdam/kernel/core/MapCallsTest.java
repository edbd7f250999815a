package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.CRYPTO;
import static cofferdam.kernel.core.TestSystem.CRYPTO_RAM;
import static cofferdam.kernel.core.TestSystem.RED;
import static cofferdam.kernel.core.TestSystem.RED_RAM;
import static cofferdam.kernel.core.TestSystem.RED_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.RED_ROM;
import static cofferdam.kernel.core.TestSystem.RED_ROM_FRAME;
import static cofferdam.kernel.core.TestSystem.RED_TO_CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MAP and UNMAP. Requirements G1-03, G1-04, G1-05, G6-03. */
class MapCallsTest extends CoreTest {
    @Test
    void anOwnerTakesRightsAwayAndGetsThemBack() {
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 1, 1)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME + 1)).isEqualTo(1);
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 1, 7)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME + 1)).isEqualTo(7);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME)).isEqualTo(7);
    }

    @Test
    void losingRightsDropsCachedTranslationsAfterTheTableIsWritten() {
        system.call(RED, Abi.MAP, RED_RAM, 1, 1);
        assertThat(platform.log).last().isEqualTo("flushTlb 0");
        assertThat(platform.log).contains("write");
    }

    @Test
    void anUnmappedFrameIsGoneAndItsTranslationsAreDropped() {
        assertThat(system.call(RED, Abi.UNMAP, RED_RAM, 3)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME + 3)).isZero();
        assertThat(view.frameOwner(RED_RAM_FRAME + 3)).isEqualTo(RED);
        assertThat(platform.log).last().isEqualTo("flushTlb 0");
    }

    @Test
    void unmappingTwiceIsNoError() {
        system.call(RED, Abi.UNMAP, RED_RAM, 3);
        platform.forget();
        assertThat(system.call(RED, Abi.UNMAP, RED_RAM, 3)).isEqualTo(Abi.OK);
        assertThat(platform.log).isEmpty();
    }

    @Test
    void mappingWhatWasNotMappedNeedsNoFlush() {
        system.call(RED, Abi.UNMAP, RED_RAM, 3);
        platform.forget();
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 3, 3)).isEqualTo(Abi.OK);
        assertThat(platform.log).isNotEmpty().doesNotContain("flushTlb 0");
    }

    @ParameterizedTest
    @CsvSource({"2,0", "3,0", "5,0", "-1,0", "0,4", "0,-1", "4294967296,0", "0,4294967296", "256,0"})
    void aForeignAndAMissingFrameAreDeniedAlike(long region, long index) {
        assertThat(system.call(RED, Abi.MAP, region, index, 1)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.UNMAP, region, index)).isEqualTo(Abi.DENIED);
        assertThat(platform.log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 4, 6, 8, -1, 1L << 32})
    void rightsThatNoEntryCanHaveAreInvalid(long rights) {
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 0, rights)).isEqualTo(Abi.INVALID);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 5, 7})
    void rightsBeyondTheDeclaredOnesAreInvalid(long rights) {
        assertThat(system.call(RED, Abi.MAP, RED_ROM, 0, rights)).isEqualTo(Abi.INVALID);
        assertThat(system.call(RED, Abi.MAP, RED_ROM, 0, 1)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(RED_ROM_FRAME)).isEqualTo(1);
    }

    @Test
    void aLentFrameCanBeNeitherMappedNorUnmappedByItsOwner() {
        system.call(RED, Abi.LEND, RED_TO_CRYPTO, 1);
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 1, 1)).isEqualTo(Abi.BUSY);
        assertThat(system.call(RED, Abi.UNMAP, RED_RAM, 1)).isEqualTo(Abi.BUSY);
        assertThat(system.call(CRYPTO, Abi.MAP, RED_RAM, 1, 1)).isEqualTo(Abi.DENIED);
    }

    @Test
    void aSharedFrameCanBeRemappedByItsOwner() {
        system.call(RED, Abi.SHARE, RED_TO_CRYPTO, 1);
        assertThat(system.call(RED, Abi.UNMAP, RED_RAM, 1)).isEqualTo(Abi.OK);
        assertThat(system.call(RED, Abi.MAP, RED_RAM, 1, 3)).isEqualTo(Abi.OK);
        assertThat(view.frameOwnerRights(RED_RAM_FRAME + 1)).isEqualTo(3);
        assertThat(view.frameBorrowerRights(RED_RAM_FRAME + 1)).isEqualTo(3);
    }

    @Test
    void partitionsMapTheirOwnRegionsOnly() {
        assertThat(system.call(CRYPTO, Abi.MAP, CRYPTO_RAM, 0, 5)).isEqualTo(Abi.OK);
        assertThat(system.call(BLACK, Abi.MAP, CRYPTO_RAM, 0, 1)).isEqualTo(Abi.DENIED);
    }
}
