package cofferdam.conformance.oracles.vtd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** QEMU with {@code intel-iommu} and the {@code edu} device as DMA engine, driven through qtest. */
final class QemuVtd implements AutoCloseable {
    private static final long UNIT = 0xfed9_0000L;
    private static final int GCMD = 0x18;
    private static final int RTADDR = 0x20;
    private static final int CCMD = 0x28;
    private static final int FSTS = 0x34;
    private static final int IOTLB = 0xf8;
    private static final int FRCD = 0x220;
    private static final long EDU = 0xe000_0000L;
    private static final long EDU_BUFFER = 0x4_0000;
    private static final byte HLT = (byte) 0xf4;

    private final Process process;
    private final Path rom;
    private final QtestLink link;

    /** Starts QEMU; the processor executes nothing but HLT. */
    QemuVtd(int width) throws IOException {
        rom = Files.createTempFile("cofferdam-hlt", ".bin");
        byte[] image = new byte[1 << 16];
        Arrays.fill(image, HLT);
        Files.write(rom, image);
        process = new ProcessBuilder(command(width, rom))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        link = new QtestLink(
                new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII),
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII)));
        configure(0x10, EDU);
        configure(0x04, 6);
        link.write64(UNIT + RTADDR, VtdCase.ROOT);
        link.write32(UNIT + GCMD, 1L << 30);
        invalidate();
        link.write32(UNIT + GCMD, 1L << 31);
    }

    private static List<String> command(int width, Path rom) {
        return List.of(
                "qemu-system-x86_64",
                "-display",
                "none",
                "-nodefaults",
                "-machine",
                "q35,kernel-irqchip=off",
                "-accel",
                "tcg",
                "-icount",
                "shift=0,sleep=off",
                "-bios",
                rom.toString(),
                "-m",
                "256",
                "-qtest",
                "stdio",
                "-qtest-log",
                "/dev/null",
                "-device",
                "intel-iommu,intremap=off,caching-mode=off,aw-bits=" + width,
                "-device",
                "edu,addr=04.0,dma_mask=0xffffffffffffffff");
    }

    private void configure(int register, long value) throws IOException {
        link.out32(0xcf8, 0x8000_0000L | VtdCase.REQUESTER << 8 | register);
        link.out32(0xcfc, value);
    }

    private void invalidate() throws IOException {
        link.write64(UNIT + CCMD, 1L << 63 | 1L << 61);
        link.write64(UNIT + IOTLB, 1L << 63 | 1L << 60);
    }

    /** What a case leaves in the fault record. */
    VtdOutcome run(VtdCase vtdCase) throws IOException {
        for (VtdCase.Entry entry : vtdCase.entries()) {
            link.write64(entry.at(), entry.value());
        }
        invalidate();
        link.write32(UNIT + FRCD + 12, 1L << 31);
        link.write32(UNIT + FSTS, 0x7f);
        link.write64(EDU + 0x80, vtdCase.write() ? EDU_BUFFER : vtdCase.address());
        link.write64(EDU + 0x88, vtdCase.write() ? vtdCase.address() : EDU_BUFFER);
        link.write64(EDU + 0x90, 8);
        link.write64(EDU + 0x98, vtdCase.write() ? 3 : 1);
        while ((link.read64(EDU + 0x98) & 1) != 0) {
            Thread.onSpinWait();
        }
        return VtdOutcome.ofRecord(link.read64(UNIT + FRCD), link.read64(UNIT + FRCD + 8));
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(rom);
    }
}
