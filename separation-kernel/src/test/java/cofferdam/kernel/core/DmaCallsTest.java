package cofferdam.kernel.core;

import static cofferdam.kernel.core.TestSystem.BLACK;
import static cofferdam.kernel.core.TestSystem.BLACK_RAM;
import static cofferdam.kernel.core.TestSystem.BLACK_RAM_FRAME;
import static cofferdam.kernel.core.TestSystem.BLACK_TO_RED;
import static cofferdam.kernel.core.TestSystem.BUFFER_TO_CRYPTO;
import static cofferdam.kernel.core.TestSystem.RED;
import static cofferdam.kernel.core.TestSystem.RED_BUFFER;
import static cofferdam.kernel.core.TestSystem.RED_BUFFER_FRAME;
import static cofferdam.kernel.core.TestSystem.RED_RAM;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DMA_MAP and DMA_UNMAP. Requirements G3-01, G3-03, G3-04, G3-05. */
class DmaCallsTest extends CoreTest {
    @Test
    void declaredWindowsAreMappedFromTheStart() {
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME)).isTrue();
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME + 1)).isTrue();
        assertThat(view.deviceReaches(1, RED_BUFFER_FRAME)).isFalse();
        assertThat(view.deviceReaches(1, BLACK_RAM_FRAME + 3)).isTrue();
        assertThat(view.deviceReaches(0, TestSystem.RED_RAM_FRAME)).isFalse();
    }

    @Test
    void everyDeviceHasADomainOfItsOwn() {
        assertThat(system.kernel.dmaDomain(0)).isEqualTo(1);
        assertThat(system.kernel.dmaDomain(1)).isEqualTo(2);
        assertThat(system.kernel.dmaDomain(-1)).isZero();
    }

    @Test
    void anUnmappedFrameIsGoneAndItsTranslationsAreDropped() {
        assertThat(system.call(RED, Abi.DMA_UNMAP, 0, RED_BUFFER, 1)).isEqualTo(Abi.OK);
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME + 1)).isFalse();
        assertThat(view.framePinned(RED_BUFFER_FRAME + 1)).isFalse();
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME)).isTrue();
        assertThat(platform.log).endsWith("write", "flushIotlb 1");
    }

    @Test
    void unmappingTwiceIsNoErrorAndMappingAgainWorks() {
        system.call(RED, Abi.DMA_UNMAP, 0, RED_BUFFER, 1);
        platform.forget();
        assertThat(system.call(RED, Abi.DMA_UNMAP, 0, RED_BUFFER, 1)).isEqualTo(Abi.OK);
        assertThat(platform.log).isEmpty();
        assertThat(system.call(RED, Abi.DMA_MAP, 0, RED_BUFFER, 1)).isEqualTo(Abi.OK);
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME + 1)).isTrue();
        assertThat(view.framePinned(RED_BUFFER_FRAME + 1)).isTrue();
    }

    @Test
    void mappingWhatIsMappedDropsItsTranslations() {
        assertThat(system.call(RED, Abi.DMA_MAP, 0, RED_BUFFER, 1)).isEqualTo(Abi.OK);
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME + 1)).isTrue();
        assertThat(platform.log).endsWith("write", "flushIotlb 1");
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "0,0,0", "0,3,0", "2,1,0", "-1,1,0", "0,1,2", "0,-1,0", "0,1,-1", "4294967296,1,0", "16,1,0"})
    void foreignMissingAndUndeclaredAreDeniedAlike(long device, long region, long index) {
        assertThat(system.call(RED, Abi.DMA_MAP, device, region, index)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.DMA_UNMAP, device, region, index)).isEqualTo(Abi.DENIED);
        assertThat(platform.log).isEmpty();
    }

    @Test
    void aFrameUnderDmaCannotBePassedOn() {
        assertThat(system.call(RED, Abi.SHARE, BUFFER_TO_CRYPTO, 0)).isEqualTo(Abi.BUSY);
        system.call(RED, Abi.DMA_UNMAP, 0, RED_BUFFER, 0);
        assertThat(system.call(RED, Abi.SHARE, BUFFER_TO_CRYPTO, 0)).isEqualTo(Abi.OK);
        assertThat(system.call(RED, Abi.DMA_MAP, 0, RED_BUFFER, 0)).isEqualTo(Abi.BUSY);
        assertThat(view.deviceReaches(0, RED_BUFFER_FRAME)).isFalse();
    }

    @Test
    void afterADonationTheFormerOwnersDeviceIsDenied() {
        system.call(BLACK, Abi.DMA_UNMAP, 1, BLACK_RAM, 2);
        assertThat(system.call(BLACK, Abi.DONATE, BLACK_TO_RED, 2)).isEqualTo(Abi.OK);
        assertThat(system.call(BLACK, Abi.DMA_MAP, 1, BLACK_RAM, 2)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.DMA_MAP, 0, BLACK_RAM, 2)).isEqualTo(Abi.DENIED);
        assertThat(system.call(RED, Abi.DMA_MAP, 1, BLACK_RAM, 2)).isEqualTo(Abi.DENIED);
    }

    @Test
    void aRegionThatIsNotDeclaredForTheDeviceIsDenied() {
        assertThat(system.call(RED, Abi.DMA_MAP, 0, RED_RAM, 0)).isEqualTo(Abi.DENIED);
    }

    @Test
    void twoDevicesOfAPartitionKeepAFramePinnedUntilBothLetGo() {
        TestPlatform machine = new TestPlatform();
        Configuration c = SmallSystem.withMemory(4);
        assertThat(c.memory.addFrames(TestSystem.REGISTERS, 2)).isEqualTo(SmallSystem.FRAMES + 4);
        assertThat(c.devices.addDevice(0, 8, SmallSystem.FRAMES + 4, 1, 0x100, 1, 40))
                .isZero();
        assertThat(c.devices.addDevice(0, 16, SmallSystem.FRAMES + 5, 1, 0x101, 2, 41))
                .isEqualTo(1);
        assertThat(c.devices.setDmaWidth(48)).isEqualTo(Abi.OK);
        assertThat(c.devices.addDmaWindow(0, 0)).isEqualTo(Abi.OK);
        assertThat(c.devices.addDmaWindow(1, 0)).isEqualTo(Abi.OK);
        Kernel both = SmallSystem.start(c, machine);
        Inspection seen = both.inspection();
        int frame = SmallSystem.FRAMES;
        assertThat(SmallSystem.call(both, Abi.DMA_UNMAP, 0, 0, 0)).isEqualTo(Abi.OK);
        assertThat(seen.framePinned(frame)).isTrue();
        assertThat(seen.deviceReaches(1, frame)).isTrue();
        assertThat(SmallSystem.call(both, Abi.DMA_UNMAP, 1, 0, 0)).isEqualTo(Abi.OK);
        assertThat(seen.framePinned(frame)).isFalse();
    }

    @Test
    void aRunIsTheDevicesOnlyIfItsPartitionAloneHasAllOfIt() {
        Ledger ledger = system.configuration.memory.ledger;
        DmaMap devices = system.configuration.devices.dma;
        assertThat(DeviceRuns.owned(ledger, devices, 0, TestSystem.RED_BUFFER_FRAME, 2))
                .isTrue();
        assertThat(DeviceRuns.owned(ledger, devices, 0, TestSystem.RED_BUFFER_FRAME, 3))
                .isFalse();
        assertThat(DeviceRuns.owned(ledger, devices, 1, TestSystem.RED_BUFFER_FRAME, 1))
                .isFalse();
        assertThat(DeviceRuns.owned(ledger, devices, 0, TestSystem.CHANNEL_FRAME, 1))
                .isFalse();
        assertThat(DeviceRuns.owned(ledger, devices, 0, TestSystem.CRYPTO_RAM_FRAME, 0))
                .isTrue();
    }
}
