package cofferdam.spec.system;

import static org.assertj.core.api.Assertions.assertThat;

import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.rules.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bound on kernel memory counts every table and every image page (G1-12). */
class KernelMemoryNeedTest {
    @TempDir
    private Path folder;

    private long pages(String from, String to) {
        return KernelMemoryNeed.bytes(Descriptions.edited(folder, from, to), image -> 8) / 4096;
    }

    private long pages() {
        return pages("name=\"gateway\"", "name=\"gateway\"");
    }

    @Test
    void theFixtureNeedsOneTopTablePerPartitionThreeTablesPerWindowAndItsImages() {
        // Windows: red 5 regions, 1 channel end, 1 device; guard 1, 1, 2 grants; black 2, 2, 1, 1. All within 2 MiB
        // each.
        long stageTwo = 3 + 3 * (7 + 4 + 6);
        // The root table, context tables of buses 0 and 1, two devices with one DMA region each.
        long remapping = 1 + 2 + 2 * (1 + 3);
        long images = 4 + 3 * 2;
        assertThat(pages()).isEqualTo(stageTwo + remapping + images);
    }

    @Test
    void aRegionNeedsOneTableForEach2MiBBlockItTouches() {
        String scratch = "name=\"scratch\" size=\"64K\" at=\"0x300000\"";
        // Stage two and DMA tables both grow.
        assertThat(pages(scratch, "name=\"scratch\" size=\"64K\" at=\"0x3f1000\"") - pages())
                .isEqualTo(2);
        assertThat(pages(scratch, "name=\"scratch\" size=\"64K\" at=\"0x3f0000\"") - pages())
                .isZero();
        assertThat(pages(scratch, "name=\"scratch\" size=\"8M\" at=\"0x10000000\"") - pages())
                .isEqualTo(6);
        assertThat(pages(scratch, "name=\"scratch\" size=\"4M\" at=\"0x3fe00000\"") - pages())
                .isEqualTo(4);
    }

    @Test
    void withoutLargeGuestPagesEachPartitionNeedsFourMorePages() {
        assertThat(pages(" page-1g", "") - pages()).isEqualTo(12);
    }

    @Test
    void anImageNeedsThePagesItTouches() {
        SystemDescription system = Descriptions.good(folder);
        assertThat((KernelMemoryNeed.bytes(system, image -> 0x1000) - KernelMemoryNeed.bytes(system, image -> 8))
                        / 4096)
                .isZero();
        assertThat((KernelMemoryNeed.bytes(system, image -> 0x1001) - KernelMemoryNeed.bytes(system, image -> 8))
                        / 4096)
                .isEqualTo(4);
        assertThat((KernelMemoryNeed.bytes(system, image -> 8) - KernelMemoryNeed.bytes(system, image -> 0)) / 4096)
                .isEqualTo(4);
    }

    @Test
    void withoutARemappingUnitNoDmaTablesAreNeeded() {
        String without = "<iommu name=\"dmar\" base=\"0xfed90000\" addressWidth=\"39\"/>";
        String good = Fixture.edit(without, "").replaceAll("<device ref=.*/>", "");
        SystemDescription system = DescriptionReader.read(Fixture.write(folder, good))
                .description()
                .orElseThrow();
        assertThat(pages() - KernelMemoryNeed.bytes(system, image -> 8) / 4096).isEqualTo(11 + 2 * 3);
    }
}
