package cofferdam.vcpu;

import static cofferdam.vcpu.GuestState.RCX;
import static cofferdam.vcpu.GuestState.RFLAGS;
import static cofferdam.vcpu.GuestState.RIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Single instructions against what another implementation did with them: unicorn.txt, which explains its lines. */
class UnicornVectorsTest {
    private static final int QUADWORDS = 1024;
    private static final long END_OF_CODE = 0x40;

    private final Guest g = new Guest(ProcessorFeatures.plain(39));

    private static long mix(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    private void inputs(long seed, String kind) {
        for (int n = 0; n < 16; n++) {
            long m = mix(seed + 100 + n);
            long c = mix(seed + 200 + n);
            int shift = (int) c & 63;
            long value =
                    switch ((int) (c >>> 32 & 7)) {
                        case 0 -> (m & 3) - 2;
                        case 1 -> m >>> shift;
                        case 2 -> Long.MIN_VALUE >> shift;
                        case 3 -> (1L << shift) - 1;
                        default -> m;
                    };
            if (n == GuestState.RSP) {
                value = 0x31000 + (m & 63) * 8;
            } else if (n >= GuestState.RBP && n <= GuestState.RDI) {
                value = 0x30c00 + (m & 0x7ff);
            } else if (n == GuestState.R9) {
                value = m & 127;
            } else if (n == RCX && kind.equals("s")) {
                value = m & 7;
            } else if (n == GuestState.RBX && kind.equals("x")) {
                value = 0x30400;
            }
            g.set(n, value);
        }
        long flags = mix(seed + 300);
        g.set(RFLAGS, 2 | flags & 0x8d5 | ((flags >>> 40 & 3) == 0 ? 0x400 : 0));
        for (int n = 0; n < QUADWORDS; n++) {
            g.memory.write64(Guest.DATA + 8L * n, mix(seed + n));
        }
    }

    private long hash() {
        long hash = 1;
        for (int n = 0; n < QUADWORDS; n++) {
            hash = hash * 0x100000001b3L ^ g.memory.read64(Guest.DATA + 8L * n);
        }
        return hash;
    }

    private String effects(String code, long mask) {
        long[] before = new long[GuestState.STATE_WORDS];
        g.cpu.save(before);
        long hashBefore = hash();
        long end = Guest.CODE + code.length() / 2;
        g.codeAt(Guest.CODE, code + "90".repeat(16)).set(RIP, Guest.CODE);
        while (g.get(RIP) != end) {
            if (g.cpu.run(1) != ExitReason.PREEMPTION_TIMER) {
                return " fault=" + (g.cpu.vmcs().exitInterruption() & 0xff);
            }
            assertThat(g.get(RIP)).as(code).isBetween(Guest.CODE, Guest.CODE + END_OF_CODE);
        }
        StringBuilder effects = new StringBuilder();
        for (int n = 0; n < 16; n++) {
            if (g.get(n) != before[n]) {
                effects.append(String.format(Locale.ROOT, " %d=%x", n, g.get(n)));
            }
        }
        effects.append(String.format(Locale.ROOT, " f=%x", g.get(RFLAGS) & mask));
        if (hash() != hashBefore) {
            effects.append(String.format(Locale.ROOT, " m=%x", hash()));
        }
        return effects.toString();
    }

    @Test
    void everyInstructionDoesWhatTheOracleSaw() throws IOException {
        g.cpu.vmcs().setExceptionBitmap(-1);
        List<String> lines;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                UnicornVectorsTest.class.getResourceAsStream("unicorn.txt"), StandardCharsets.US_ASCII))) {
            lines = in.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toList());
        }
        assertThat(lines).hasSizeGreaterThan(2900);
        for (String line : lines) {
            String[] fields = line.split(" ", 5);
            inputs(Long.parseUnsignedLong(fields[2], 16), fields[1]);
            String effects = effects(fields[0], Long.parseLong(fields[3], 16));
            assertThat(effects).as(line).isEqualTo(" " + fields[4]);
        }
    }
}
