package cofferdam.conformance.oracles.vtd;

import cofferdam.spec.vtd.ContextEntry;
import cofferdam.spec.vtd.FaultReason;
import java.util.Arrays;
import java.util.Optional;

/** Where QEMU 7.2 is known to differ from the specification, each as narrow as it was observed. */
enum KnownDifference {
    /** Pass-through with an AW that is not the largest is accepted. */
    PASS_THROUGH_WIDTH("V8: QEMU accepts pass-through with an AW below the largest") {
        @Override
        boolean explains(VtdCase vtdCase, VtdOutcome qemu, VtdOutcome ours) {
            return passThrough(vtdCase)
                    && qemu.equals(VtdOutcome.NOTHING)
                    && ours.reason() == FaultReason.CONTEXT_INVALID.code()
                    && ContextEntry.addressWidth(vtdCase.contextHigh()) < vtdCase.width();
        }
    },

    /** Pass-through requests are not checked against the width. */
    PASS_THROUGH_BEYOND("V9: QEMU lets pass-through requests go beyond the width") {
        @Override
        boolean explains(VtdCase vtdCase, VtdOutcome qemu, VtdOutcome ours) {
            return passThrough(vtdCase)
                    && qemu.equals(VtdOutcome.NOTHING)
                    && ours.reason() == FaultReason.ADDRESS_BEYOND_WIDTH.code();
        }
    },

    /** A reserved field of a context entry is recorded whatever FPD says. */
    RESERVED_CONTEXT_FIELD("V10: QEMU records a reserved field of a context entry in spite of FPD") {
        @Override
        boolean explains(VtdCase vtdCase, VtdOutcome qemu, VtdOutcome ours) {
            return ContextEntry.disablesFaults(vtdCase.contextLow())
                    && qemu.reason() == FaultReason.CONTEXT_RESERVED.code()
                    && ours.equals(VtdOutcome.NOTHING);
        }
    };

    private final String text;

    KnownDifference(String text) {
        this.text = text;
    }

    /** Its name and story. */
    String text() {
        return text;
    }

    abstract boolean explains(VtdCase vtdCase, VtdOutcome qemu, VtdOutcome ours);

    private static boolean passThrough(VtdCase vtdCase) {
        return ContextEntry.translationType(vtdCase.contextLow()) == ContextEntry.PASS_THROUGH;
    }

    /** The one that explains a difference, if any. */
    static Optional<KnownDifference> of(VtdCase vtdCase, VtdOutcome qemu, VtdOutcome ours) {
        return Arrays.stream(values())
                .filter(known -> known.explains(vtdCase, qemu, ours))
                .findFirst();
    }
}
