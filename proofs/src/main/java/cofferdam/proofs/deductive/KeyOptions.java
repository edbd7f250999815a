package cofferdam.proofs.deductive;

import java.util.List;
import java.util.stream.Stream;

/** What KeY is told; part of what an answer depends on. */
final class KeyOptions {
    /** Semantics: overflow as in Java, no run-time exception, methods by their contracts alone. */
    private static final List<String> CHOICES = List.of(
            "assertions:safe",
            "floatRules:strictfpOnly",
            "initialisation:disableStaticInitialisation",
            "intRules:javaSemantics",
            "integerSimplificationRules:full",
            "javaLoopTreatment:efficient",
            "mergeGenerateIsWeakeningGoal:off",
            "methodExpansion:modularOnly",
            "modelFields:treatAsAxiom",
            "moreSeqRules:off",
            "runtimeExceptions:ban");

    private static final List<String> STRATEGY = List.of(
            "BLOCK_OPTIONS_KEY:BLOCK_CONTRACT_INTERNAL",
            "CLASS_AXIOM_OPTIONS_KEY:CLASS_AXIOM_DELAYED",
            "DEP_OPTIONS_KEY:DEP_ON",
            "LOOP_OPTIONS_KEY:LOOP_SCOPE_INV_TACLET",
            "METHOD_OPTIONS_KEY:METHOD_CONTRACT",
            "MPS_OPTIONS_KEY:MPS_MERGE",
            "NON_LIN_ARITH_OPTIONS_KEY:NON_LIN_ARITH_DEF_OPS",
            "OSS_OPTIONS_KEY:OSS_ON",
            "QUANTIFIERS_OPTIONS_KEY:QUANTIFIERS_NON_SPLITTING_WITH_PROGS",
            "QUERYAXIOM_OPTIONS_KEY:QUERYAXIOM_ON",
            "QUERY_NEW_OPTIONS_KEY:QUERY_OFF",
            "SPLITTING_OPTIONS_KEY:SPLITTING_DELAYED",
            "STOPMODE_OPTIONS_KEY:STOPMODE_DEFAULT");

    /** Steps for a proof, and for the search of a contradiction in a precondition. */
    private static final List<String> BUDGET = List.of("steps:15000", "contradiction-steps:500");

    private KeyOptions() {}

    /** The choices of KeY's rules that must be in force. */
    static List<String> choices() {
        return CHOICES;
    }

    /** All of them, sorted. */
    static List<String> pinned() {
        return Stream.of(CHOICES, STRATEGY, BUDGET)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
