package cofferdam.deductive;

import de.uka.ilkd.key.control.KeYEnvironment;
import de.uka.ilkd.key.informationflow.macros.FullInformationFlowAutoPilotMacro;
import de.uka.ilkd.key.logic.Semisequent;
import de.uka.ilkd.key.logic.Sequent;
import de.uka.ilkd.key.logic.SequentFormula;
import de.uka.ilkd.key.logic.Term;
import de.uka.ilkd.key.logic.TermBuilder;
import de.uka.ilkd.key.logic.op.Junctor;
import de.uka.ilkd.key.proof.Goal;
import de.uka.ilkd.key.proof.Proof;
import de.uka.ilkd.key.proof.Statistics;
import de.uka.ilkd.key.proof.init.ProofInputException;
import de.uka.ilkd.key.speclang.Contract;
import de.uka.ilkd.key.speclang.FunctionalOperationContract;
import de.uka.ilkd.key.speclang.InformationFlowContract;

/** One try at proving one contract. */
final class Attempt implements AutoCloseable {
    private final KeYEnvironment<?> environment;
    private final Contract contract;
    private final PinnedSettings settings;
    private final Proof proof;

    Attempt(KeYEnvironment<?> environment, Contract contract, PinnedSettings settings) throws ProofInputException {
        this.environment = environment;
        this.contract = contract;
        this.settings = settings;
        this.proof = environment.createProof(contract.createProofObl(environment.getInitConfig(), contract));
    }

    /** Until it is closed, nothing more applies or the steps are used up. */
    void run() throws Exception {
        settings.apply(proof, settings.steps());
        environment.getProofControl().startAndWaitForAutoMode(proof);
        if (contract instanceof InformationFlowContract && !proof.closed()) {
            new FullInformationFlowAutoPilotMacro().applyTo(null, proof.root(), null, null);
        }
    }

    /** Says how it ended and what the proof rests on. */
    void describe(JsonLine line) throws Exception {
        Statistics statistics = proof.getStatistics();
        line.truth("closed", proof.closed())
                .number("openGoals", proof.openGoals().size())
                .number("nodes", statistics.nodes)
                .number("steps", statistics.totalRuleApps)
                .truth("usedUp", !proof.closed() && statistics.totalRuleApps >= settings.steps());
        ProofScan scan = ProofScan.of(proof);
        line.texts("uses", scan.contracts()).texts("builtIn", scan.builtIn()).texts("refused", scan.refused());
        if (proof.closed() && contract instanceof FunctionalOperationContract) {
            line.truth("contradiction", contradictoryPrecondition());
        }
    }

    /** Tries to prove that what the contract may take for granted is false. */
    private boolean contradictoryPrecondition() throws Exception {
        Proof fresh = environment.createProof(contract.createProofObl(environment.getInitConfig(), contract));
        Proof absurd = null;
        try {
            Term obligation = fresh.root().sequent().succedent().get(0).formula();
            if (obligation.op() != Junctor.IMP) {
                throw new IllegalStateException("the obligation is no implication: " + obligation.op());
            }
            TermBuilder terms = fresh.getServices().getTermBuilder();
            Sequent sequent = Sequent.createSuccSequent(
                    new Semisequent(new SequentFormula(terms.imp(obligation.sub(0), terms.ff()))));
            // With the rules of the obligation, among them what the invariants mean.
            Goal goal = fresh.openGoals().head();
            absurd = new Proof(
                    "contradiction",
                    sequent,
                    "",
                    goal.indexOfTaclets(),
                    goal.ruleAppIndex().builtInRuleAppIndex().builtInRuleIndex(),
                    fresh.getInitConfig().deepCopy());
            settings.apply(absurd, settings.contradictionSteps());
            environment.getProofControl().startAndWaitForAutoMode(absurd);
            return absurd.closed();
        } finally {
            if (absurd != null) {
                absurd.dispose();
            }
            fresh.dispose();
        }
    }

    @Override
    public void close() {
        proof.dispose();
    }
}
