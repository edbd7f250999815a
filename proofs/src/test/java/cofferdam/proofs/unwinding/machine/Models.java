package cofferdam.proofs.unwinding.machine;

import cofferdam.spec.system.SystemDescription;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.reader.ReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small systems of a few pages, complete enough to boot. */
public final class Models {
    private Models() {}

    /** Two partitions a and b on one processor, and what is written between partitions and schedule. */
    public static SystemDescription two(Path folder, String flows) {
        return read(
                folder,
                """
                <memory name="ram" size="12K" at="0x0" access="rwx"/>
                """,
                "",
                flows);
    }

    /** The same, where a has a further region at 0x10000, and perhaps a device. */
    public static SystemDescription two(Path folder, String region, String device, String flows) {
        return read(
                folder,
                """
                <memory name="ram" size="12K" at="0x0" access="rwx"/>
                """ + region,
                device,
                flows);
    }

    private static SystemDescription read(Path folder, String memory, String device, String flows) {
        String platformDevice = device.isEmpty()
                ? ""
                : """
                <iommu name="dmar" base="0xfed90000" addressWidth="39"/>
                <device name="disk" kind="dma-engine" pci="00:04.0" registers="0xfeb10000" size="4K" line="6"/>
                """;
        String text =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <system xmlns="urn:cofferdam:system:1" name="small">
                  <platform>
                    <memory><region base="0x100000" size="512K"/></memory>
                    <processors count="1" physicalAddressBits="36" features="page-1g"/>
                    <kernel base="0x100000" size="192K"/>
                    %s
                  </platform>
                  <partition name="a" processor="0">
                    %s
                    <image file="guest.bin" at="0x2000"/>
                    <start entry="0x2000" stack="0x3000" pageTables="0x0"/>
                    %s
                    <fault on="ept-violation" action="restart" limit="1"/>
                    <fault on="forbidden-instruction" action="inject"/>
                  </partition>
                  <partition name="b" processor="0">
                    <memory name="ram" size="12K" at="0x0" access="rwx"/>
                    <image file="guest.bin" at="0x2000"/>
                    <start entry="0x2000" stack="0x3000" pageTables="0x0"/>
                    <fault on="triple-fault" action="restart" limit="1"/>
                  </partition>
                  %s
                  <schedule tick="100">
                    <processor id="0">
                      <minorFrame partition="a" ticks="1"/>
                      <minorFrame partition="b" ticks="1"/>
                    </processor>
                  </schedule>
                </system>
                """
                        .formatted(platformDevice, memory, device, flows);
        try {
            Files.write(folder.resolve("guest.bin"), new byte[] {(byte) 0xf4, 1, 2, 3});
            ReadResult result = DescriptionReader.read(Files.writeString(folder.resolve("system.xml"), text));
            return result.description().orElseThrow(() -> new AssertionError(result.findings()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
