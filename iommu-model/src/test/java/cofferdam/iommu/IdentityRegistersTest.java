package cofferdam.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.vtd.RemappingFeatures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Version, capabilities, access sizes, reserved registers. */
class IdentityRegistersTest {
    private static RemappingUnit unit(int width) {
        return new RemappingUnit(new PhysicalMemory(4096), width);
    }

    @Test
    void theVersionIsOnePointZero() {
        assertThat(unit(48).readRegister(Registers.VER, 4)).isEqualTo(0x10);
    }

    @Test
    void capabilitiesOfWidth48NameThreeAndFourLevelsAndBothLargePages() {
        assertThat(unit(48).readRegister(Registers.CAP, 8)).isEqualTo(0x00d2_078c_222f_0606L);
    }

    @Test
    void capabilitiesOfWidth39NameThreeLevelsOnly() {
        assertThat(unit(39).readRegister(Registers.CAP, 8)).isEqualTo(0x00d2_078c_2226_0206L);
    }

    @Test
    void capabilitiesFollowTheFeatures() {
        RemappingUnit plain =
                new RemappingUnit(new PhysicalMemory(4096), new RemappingFeatures(48, 40, false, false, false));
        assertThat(plain.readRegister(Registers.CAP, 8) >>> 34 & 0xf).isZero();
        assertThat(plain.readRegister(Registers.ECAP, 8)).isEqualTo(0xf03);
        RemappingUnit large =
                new RemappingUnit(new PhysicalMemory(4096), new RemappingFeatures(48, 40, true, false, false));
        assertThat(large.readRegister(Registers.CAP, 8) >>> 34 & 0xf).isEqualTo(1);
        assertThat(large.features().page2m()).isTrue();
    }

    @Test
    void extendedCapabilitiesNameCoherencyQueuePassThroughAndTheIotlbRegisters() {
        assertThat(unit(48).readRegister(Registers.ECAP, 8)).isEqualTo(0xf43);
    }

    @Test
    void theOffsetsInTheCapabilitiesAreThoseOfTheRegisters() {
        long cap = unit(48).readRegister(Registers.CAP, 8);
        long ecap = unit(48).readRegister(Registers.ECAP, 8);
        assertThat((cap >>> 24 & 0x3ff) * 16).isEqualTo(Registers.FRCD);
        assertThat((ecap >>> 8 & 0x3ff) * 16).isEqualTo(Registers.IVA);
        assertThat((cap >>> 40 & 0xff) + 1).isEqualTo(Registers.FAULT_RECORDS);
        assertThat(cap >>> 48 & 0x3f).isEqualTo(Registers.MAX_ADDRESS_MASK);
    }

    @Test
    void aRegisterOf64BitsCanBeReadInTwoHalves() {
        RemappingUnit unit = unit(48);
        assertThat(unit.readRegister(Registers.CAP, 4)).isEqualTo(0x222f_0606L);
        assertThat(unit.readRegister(Registers.CAP + 4, 4)).isEqualTo(0x00d2_078cL);
    }

    @Test
    void smallOrMisalignedReadsGiveZero() {
        RemappingUnit unit = unit(48);
        assertThat(unit.readRegister(Registers.CAP, 1)).isZero();
        assertThat(unit.readRegister(Registers.CAP, 2)).isZero();
        assertThat(unit.readRegister(Registers.CAP + 2, 4)).isZero();
        assertThat(unit.readRegister(Registers.CAP + 4, 8)).isZero();
    }

    @Test
    void smallOrMisalignedWritesAreIgnored() {
        RemappingUnit unit = unit(48);
        unit.writeRegister(Registers.RTADDR + 1, 1, 0xff);
        unit.writeRegister(Registers.RTADDR, 2, 0xffff);
        unit.writeRegister(Registers.RTADDR + 2, 4, -1);
        unit.writeRegister(Registers.RTADDR + 4, 8, -1);
        assertThat(unit.readRegister(Registers.RTADDR, 8)).isZero();
    }

    @Test
    void readOnlyAndAbsentRegistersKeepTheirValueWhateverIsWritten() {
        RemappingUnit unit = unit(48);
        List<Integer> changeable = List.of(
                Registers.GCMD,
                Registers.RTADDR,
                Registers.RTADDR + 4,
                Registers.CCMD,
                Registers.CCMD + 4,
                Registers.FECTL,
                Registers.FEDATA,
                Registers.FEADDR,
                Registers.IQT,
                Registers.IQA,
                Registers.IQA + 4,
                Registers.IECTL,
                Registers.IECTL + 4,
                Registers.IECTL + 8,
                Registers.IOTLB + 4);
        List<Integer> changed = new ArrayList<>();
        for (int offset = 0; offset < 4096; offset += 4) {
            if (!changeable.contains(offset)) {
                long before = unit.readRegister(offset, 4);
                unit.writeRegister(offset, 4, -1);
                if (unit.readRegister(offset, 4) != before) {
                    changed.add(offset);
                }
            }
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void afterResetOnlyTheEventMasksAreSet() {
        RemappingUnit unit = unit(39);
        List<Integer> nonZero = new ArrayList<>();
        for (int offset = 0x18; offset < 4096; offset += 4) {
            if (unit.readRegister(offset, 4) != 0) {
                nonZero.add(offset);
            }
        }
        assertThat(nonZero).containsExactly(Registers.FECTL, Registers.IECTL);
        assertThat(unit.readRegister(Registers.FECTL, 4)).isEqualTo(0x8000_0000L);
        assertThat(unit.readRegister(Registers.IECTL, 4)).isEqualTo(0x8000_0000L);
    }
}
