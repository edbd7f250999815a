package cofferdam.spec.ept;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.x86.PagingFeatures;
import org.junit.jupiter.api.Test;

class EptPointerTest {
    private static final PagingFeatures FULL = PagingFeatures.full(40);
    private static final PagingFeatures NO_AD = new PagingFeatures(40, true, true, true, true, true, false);

    @Test
    void aPointerIsWriteBackWithFourLevels() {
        assertThat(EptPointer.of(0x5000, false)).isEqualTo(0x501e);
        assertThat(EptPointer.of(0x5000, true)).isEqualTo(0x505e);
    }

    @Test
    void itsPartsCanBeReadBack() {
        assertThat(EptPointer.root(0x505eL)).isEqualTo(0x5000);
        assertThat(EptPointer.root(-1)).isEqualTo(0x000f_ffff_ffff_f000L);
        assertThat(EptPointer.usesAccessedDirty(0x505e)).isTrue();
        assertThat(EptPointer.usesAccessedDirty(~0x40L)).isFalse();
    }

    @Test
    void memoryTypesUncacheableAndWriteBackAreValid() {
        for (int type = 0; type < 8; type++) {
            assertThat(EptPointer.isValid(0x5018 | type, FULL))
                    .as("type %d", type)
                    .isEqualTo(type == 0 || type == 6);
        }
    }

    @Test
    void onlyAWalkLengthOfFourIsValid() {
        for (int length = 0; length < 8; length++) {
            assertThat(EptPointer.isValid(0x5006 | length << 3, FULL))
                    .as("length - 1 = %d", length)
                    .isEqualTo(length == 3);
        }
    }

    @Test
    void accessedAndDirtyFlagsNeedTheFeature() {
        assertThat(EptPointer.isValid(0x505e, FULL)).isTrue();
        assertThat(EptPointer.isValid(0x505e, NO_AD)).isFalse();
        assertThat(EptPointer.isValid(0x501e, NO_AD)).isTrue();
    }

    @Test
    void otherBitsAndAddressesBeyondTheWidthAreReserved() {
        for (int bit = 7; bit < 64; bit++) {
            boolean address = bit >= 12 && bit < 40;
            assertThat(EptPointer.isValid(0x1e | 1L << bit, FULL))
                    .as("bit %d", bit)
                    .isEqualTo(address);
        }
    }

    @Test
    void qualificationBitsStandWhereTheManualDrawsThem() {
        assertThat(new long[] {
                    EptQualification.READ,
                    EptQualification.WRITE,
                    EptQualification.FETCH,
                    1 << EptQualification.RIGHTS_SHIFT,
                    EptQualification.LINEAR_VALID,
                    EptQualification.TRANSLATED
                })
                .containsExactly(1, 2, 4, 8, 0x80, 0x100);
    }
}
