package cofferdam.workbench.attack;

import cofferdam.iommu.RemappingUnit;
import cofferdam.spec.vtd.FaultReason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the fault-recording registers of a remapping unit as software would (VT-d specification 4.x, 11.4.14), without
 * clearing them (G3-02).
 *
 * <pre>
 * CAP   08H   | .. | NFR 47:40, records less one | .. | FRO 33:24, offset in units of 16 bytes | .. |
 * FRCD  low   | faulting page 63:12 | 0 |
 *       high  | F 63 | T1 62: read | .. | FR 39:32, reason | .. | SID 15:0 |
 * </pre>
 */
final class FaultRecords {
    private static final long CAP = 0x08;
    private static final int RECORD_BYTES = 16;
    private static final long PAGE_MASK = ~0xfffL;
    private static final long READ = 1L << 62;

    private final RemappingUnit unit;
    private final boolean[] known;
    private final long offset;

    /** Of a unit that has recorded nothing yet. */
    FaultRecords(RemappingUnit unit) {
        this.unit = unit;
        long capabilities = unit.readRegister(CAP, 8);
        known = new boolean[(int) (capabilities >>> 40 & 0xff) + 1];
        offset = (capabilities >>> 24 & 0x3ff) * RECORD_BYTES;
    }

    /**
     * The reason of a fault that was recorded since the last question.
     *
     * @return such as {@code read-denied}; nothing if no new record is about this access
     */
    Optional<String> reason(int requester, long address, boolean write) {
        Optional<String> reason = Optional.empty();
        for (int i = 0; i < known.length; i++) {
            long low = unit.readRegister(offset + (long) i * RECORD_BYTES, 8);
            long high = unit.readRegister(offset + (long) i * RECORD_BYTES + 8, 8);
            boolean its = (high & 0xffff) == requester
                    && (high & READ) == (write ? 0 : READ)
                    && (low & PAGE_MASK) == (address & PAGE_MASK);
            if (high < 0 && !known[i]) {
                known[i] = true;
                reason = its ? Optional.of(name((int) (high >>> 32) & 0xff)) : reason;
            }
        }
        return reason;
    }

    private static String name(int code) {
        return Arrays.stream(FaultReason.values())
                .filter(reason -> reason.code() == code)
                .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .findFirst()
                .orElse("code-" + code);
    }
}
