package cofferdam.workbench.grade;

import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourceCompiler;
import cofferdam.proofs.evidence.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lab 5: the contract of a method with a loop, proved by KeY, from which a lemma must follow. */
final class LemmaGrader implements Grader {
    private static final String CORE = "separation-kernel/src/main/java/cofferdam/kernel/core/";
    private static final String TYPE = "Loans";
    private static final String ANSWER = TYPE + ".java";
    private static final String LEMMA =
            """
                /*@ normal_behavior
                @ requires 0 <= q;
                @ ensures (\\forall int f; 0 <= f && f < borrower.length; borrower[f] != q);
                @ ensures (\\forall int f; 0 <= f && f < borrower.length && \\old(borrower[f]) != q;
                @      borrower[f] == \\old(borrower[f]));
                @ assignable borrower[*];
                @*/
                static void gradedLemma(int[] borrower, int q) {
                    revoke(borrower, q);
                }
            """;

    @Override
    public void grade(Answer answer, Bench bench, Steps steps) throws IOException, InterruptedException {
        String source = answer.text(ANSWER);
        compile(source, bench, steps);
        judge(ask(Map.of(TYPE, source)), TYPE, steps);
    }

    /** KeY's answers about classes, each of which has become one of that name. */
    static Map<String, Result> ask(Map<String, String> classes) throws IOException, InterruptedException {
        Map<String, String> files = new TreeMap<>();
        List<String> methods = new ArrayList<>();
        classes.forEach((type, source) -> {
            files.put(CORE + type + ".java", KeyCheck.with(source.replaceAll("\\b" + TYPE + "\\b", type), LEMMA));
            methods.addAll(List.of(type + ".revoke", type + ".gradedLemma"));
        });
        return KeyCheck.ask(ShippedSources.of(files), methods);
    }

    static void judge(Map<String, Result> results, String type, Steps steps) {
        KeyCheck.judge(
                results,
                type + ".revoke",
                type + ".gradedLemma",
                "q borrows nothing afterwards, and everybody else borrows what they did",
                steps);
    }

    private static void compile(String source, Bench bench, Steps steps) throws IOException {
        String what = "The class compiles, and has a method void revoke(int[], int)";
        try {
            SourceCompiler.compile(
                    ANSWER, Map.of(CORE + ANSWER, KeyCheck.with(source, LEMMA)), List.of(), bench.folder("classes"));
            steps.passed(what, "");
        } catch (DefectException e) {
            throw steps.failed(
                    what,
                    e.getMessage().replace("/" + CORE, ""),
                    "The class is Loans, in the package cofferdam.kernel.core; nothing but Java's int and int[] is needed.");
        }
    }
}
