package cofferdam.proofs.evidence;

import java.util.List;

/**
 * Something to be proved.
 *
 * @param id unique among all obligations of a tool
 * @param requirements ids of the requirements it supports
 * @param statement one sentence
 * @param tool name of the prover
 * @param options the prover is given, paths left out
 */
public record Obligation(String id, List<String> requirements, String statement, String tool, List<String> options) {
    public Obligation {
        requirements = List.copyOf(requirements);
        options = List.copyOf(options);
    }
}
