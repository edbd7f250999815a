package cofferdam.proofs.harness;

import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.evidence.Obligation;
import cofferdam.proofs.evidence.Outcome;
import cofferdam.proofs.evidence.Prover;
import cofferdam.proofs.evidence.RecordedEvidence;
import cofferdam.proofs.evidence.Result;
import cofferdam.proofs.theorems.RefutationProver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is proved of the sources as they are, by the records alone: an answer that was given to other sources, contracts,
 * options or tool counts for nothing.
 *
 * @param items all theorems and lemmas, in order of tools and ids
 * @param contracts how many contracts of the core each tool has, and how many of them are freshly proved, as in
 *     {@code "351 of 373"}
 * @param counts of outcomes over everything
 * @param effort what the fresh proofs took
 */
public record ProofSummary(
        List<ProvedItem> items,
        SortedMap<String, String> contracts,
        SortedMap<Outcome, Integer> counts,
        ProofEffort effort) {
    public ProofSummary {
        items = List.copyOf(items);
    }

    /** From provers, which know what fresh is, the record of each, and the sources that they are about. */
    public static ProofSummary of(
            List<Prover> provers, Function<String, RecordedEvidence> records, ShippedSources sources) {
        List<Result> all = new ArrayList<>();
        List<ProvedItem> items = new ArrayList<>();
        SortedMap<String, String> contracts = new TreeMap<>();
        SortedMap<Outcome, Integer> counts = new TreeMap<>();
        for (Prover prover : provers) {
            RecordedEvidence record = records.apply(prover.name());
            Map<String, Result> results = new LinkedHashMap<>();
            prover.obligations().forEach(obligation -> results.put(obligation.id(), record.about(obligation, prover)));
            results.values().forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
            all.addAll(results.values());
            List<Result> others = new ArrayList<>();
            for (Result result : results.values()) {
                if (prover.theorem(result.obligation())) {
                    items.add(item(prover, result, results));
                } else {
                    others.add(result);
                }
            }
            // What must be refuted is no contract of the core.
            if (!others.isEmpty() && !(prover instanceof RefutationProver)) {
                long proved = others.stream()
                        .filter(result -> result.outcome() == Outcome.PROVED)
                        .count();
                contracts.put(prover.name(), proved + " of " + others.size());
            }
        }
        return new ProofSummary(items, contracts, counts, ProofEffort.of(sources, all));
    }

    private static ProvedItem item(Prover prover, Result result, Map<String, Result> results) {
        Obligation obligation = result.obligation();
        List<String> lacking = prover.reliesOn(obligation).stream()
                .filter(id -> !results.containsKey(id) || results.get(id).outcome() != Outcome.PROVED)
                .sorted()
                .toList();
        return new ProvedItem(
                obligation.id(),
                obligation.tool(),
                obligation.requirements(),
                obligation.statement(),
                result.outcome(),
                result.toolVersion(),
                result.hash(),
                result.millis(),
                result.size(),
                lacking);
    }

    /** The theorems and lemmas of a tool that name a requirement; none unless all of them stand. */
    public List<ProvedItem> proving(String requirement, String tool) {
        List<ProvedItem> named = items.stream()
                .filter(item -> item.tool().equals(tool) && item.requirements().contains(requirement))
                .toList();
        return named.stream().allMatch(ProvedItem::stands) ? named : List.of();
    }

    /** What does not stand. */
    public List<ProvedItem> lacking() {
        return items.stream().filter(item -> !item.stands()).toList();
    }
}
