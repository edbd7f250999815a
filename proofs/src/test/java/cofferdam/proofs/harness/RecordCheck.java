package cofferdam.proofs.harness;

import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.OpenLedger;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A record against the sources as they are, and against the ledger of what is left open. */
final class RecordCheck {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<String> gaps = new ArrayList<>();
    private final List<String> needless = new ArrayList<>();

    RecordCheck(Prover prover, RecordedEvidence record, OpenLedger ledger) {
        Set<String> unknown = new TreeSet<>(ledger.keys());
        unknown.removeIf(key -> !key.startsWith(prover.name() + " "));
        for (Obligation obligation : prover.obligations()) {
            Result result = record.about(obligation, prover);
            boolean explained = ledger.reason(obligation).isPresent();
            counts.merge(result.outcome(), 1, Integer::sum);
            boolean asked = result.outcome() != Outcome.MISSING && result.outcome() != Outcome.STALE;
            if (result.outcome() != Outcome.PROVED && !(asked && explained)) {
                gaps.add(result.outcome() + " " + obligation.id());
            }
            if (result.outcome() == Outcome.PROVED && explained) {
                needless.add("proved: " + obligation.id());
            }
            unknown.remove(OpenLedger.key(obligation.tool(), obligation.id()));
        }
        unknown.forEach(key -> needless.add("no obligation: " + key));
    }

    /** How many obligations have which outcome. */
    Map<Outcome, Integer> counts() {
        return counts;
    }

    /**
     * What a complete record must not have: an obligation without a fresh answer, whatever the ledger says, or one that
     * is neither proved nor in the ledger.
     */
    List<String> gaps() {
        return gaps;
    }

    /** Entries of the ledger about this prover that explain nothing: what is proved after all, or is no obligation. */
    List<String> needless() {
        return needless;
    }
}
