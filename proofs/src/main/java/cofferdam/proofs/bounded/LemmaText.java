package cofferdam.proofs.bounded;

import cofferdam.proofs.evidence.Obligation;
import java.util.List;

/**
 * A lemma as its source says.
 *
 * @param type simple name of its class
 * @param text annotation and method, normalised
 * @param uses ids of the lemmas whose equations it uses
 */
record LemmaText(Obligation obligation, String type, String text, List<String> uses) {}
