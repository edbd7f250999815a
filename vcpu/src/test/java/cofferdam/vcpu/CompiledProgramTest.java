package cofferdam.vcpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A program compiled by gcc -O2 (program.c beside program.hex) computes what it does natively. */
class CompiledProgramTest {
    private static final long IMAGE = 0x100000;
    private static final long ENTRY = 0x101020;

    /** Printed by the program built with -O0 and run on the host. */
    private static final long[] EXPECTED = {
        0x8a581b3cd18952dfL,
        0x1b61f4a0590bdf02L,
        0x395bc294fd77575bL,
        0xd1e118871394afa6L,
        0x000000000f51d721L,
        0x9040db79e778a0b1L,
        0x0000000000000024L,
        0x0000000000000015L,
        0xeb4f83b8c71791d4L,
        0xfffffffffffddff9L,
        0xffffffffffffffffL,
        0x692dfd34ac2eb735L,
        0x0e1505d27c56ce71L,
    };

    @Test
    void stockCompilerOutputRunsUnchanged() throws IOException {
        Guest g = new Guest(ProcessorFeatures.plain(39));
        try (InputStream hex = CompiledProgramTest.class.getResourceAsStream("program.hex")) {
            g.codeAt(IMAGE, new String(hex.readAllBytes(), StandardCharsets.US_ASCII));
        }
        g.set(GuestState.RIP, ENTRY).set(GuestState.RSP, 0x1f0000);
        assertThat(g.cpu.run(50_000_000)).isEqualTo(ExitReason.HLT);
        assertThat(g.cpu.unimplementedOpcodes()).isEmpty();
        for (int n = 0; n < EXPECTED.length; n++) {
            assertThat(g.memory.read64(g.get(GuestState.RAX) + 8L * n))
                    .as("result %d", n)
                    .isEqualTo(EXPECTED[n]);
        }
    }
}
