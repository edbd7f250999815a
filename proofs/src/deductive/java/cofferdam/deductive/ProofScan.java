package cofferdam.deductive;

import de.uka.ilkd.key.proof.Node;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.rule.AbstractContractRuleApp;
import de.uka.ilkd.key.rule.BuiltInRule;
import de.uka.ilkd.key.rule.RuleApp;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the steps of a proof rest on, read from its tree: KeY's own account of it leaves some out. */
final class ProofScan {
    /** Rules of either kind that close a goal, or add to it, without a proof. */
    private static final Pattern UNPROVED = Pattern.compile("(?i).*(^|[ _])(assume|smt|represents).*");

    private static final String CONTRACT_AXIOM = "Contract_axiom_for_";

    private final SortedSet<String> contracts = new TreeSet<>();
    private final SortedSet<String> builtIn = new TreeSet<>();
    private final SortedSet<String> refused = new TreeSet<>();

    private ProofScan() {}

    static ProofScan of(Proof proof) {
        ProofScan scan = new ProofScan();
        for (Iterator<Node> nodes = proof.root().subtreeIterator(); nodes.hasNext(); ) {
            RuleApp step = nodes.next().getAppliedRuleApp();
            if (step != null) {
                scan.add(step);
            }
        }
        return scan;
    }

    private void add(RuleApp step) {
        String name = step.rule().name().toString();
        if (step instanceof AbstractContractRuleApp use) {
            contracts.add(Contracts.id(use.getInstantiation()));
        }
        if (step.rule() instanceof BuiltInRule) {
            builtIn.add(name);
        } else if (name.startsWith(CONTRACT_AXIOM)) {
            contracts.add("axiom " + name.substring(CONTRACT_AXIOM.length()));
        }
        if (UNPROVED.matcher(name).matches()) {
            refused.add(name);
        }
    }

    /** Ids of the contracts used, and {@code axiom METHOD_in_CLASS} where one was used as an axiom. */
    SortedSet<String> contracts() {
        return contracts;
    }

    /** Names of the rules that are programs, not taclets. */
    SortedSet<String> builtIn() {
        return builtIn;
    }

    /** Names of the rules that prove nothing. */
    SortedSet<String> refused() {
        return refused;
    }
}
