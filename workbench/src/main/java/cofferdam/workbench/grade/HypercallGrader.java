package cofferdam.workbench.grade;

import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourcePatch;
import cofferdam.proofs.evidence.Result;
import cofferdam.spec.system.SystemDescription;
import cofferdam.workbench.grade.CallProbe.Seen;
import cofferdam.workbench.grade.CallScript.Call;
import cofferdam.workbench.grade.Child.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Lab 4: a hypercall more. The patched kernel makes the same random calls as the shipped one, which must answer and look alike
 * but for the new call; the contract of the method behind it is proved by KeY and must say what the call answers.
 */
final class HypercallGrader implements Grader {
    private static final String PATCH = "hypercall.patch";
    private static final String PORTS = "separation-kernel/src/main/java/cofferdam/kernel/core/QueuingPorts.java";
    private static final String OWN = "QueuingPorts.waiting";
    private static final String WANTED = "QueuingPorts.gradedWaiting";
    private static final String REFERENCE =
            """
                /*@ normal_behavior
                @ ensures \\result == (0 <= c && c < count && to[c] == q ? filled[c] : Abi.DENIED);
                @ assignable \\nothing;
                @*/
                int gradedWaiting(int q, int c) {
                    return waiting(q, c);
                }
            """;
    private static final Pattern INVARIANTS =
            Pattern.compile("(?s)/\\*(?:(?!\\*/).)*?\\binvariant\\b(?:(?!\\*/).)*\\*/");
    private static final Pattern METHOD =
            Pattern.compile("\\bint\\s+waiting\\s*\\(\\s*int\\s+\\w+\\s*,\\s*int\\s+\\w+\\s*\\)");
    private static final int CALLS = 400;
    private static final long SEED = 4;

    @Override
    public void grade(Answer answer, Bench bench, Steps steps) throws IOException, InterruptedException {
        ShippedSources shipped = ShippedSources.load();
        Map<String, String> changed = apply(answer.text(PATCH), shipped, steps);
        Map<String, String> files = shipped.files();
        files.putAll(changed);
        ShippedSources patched = ShippedSources.of(files);
        try (DefectiveWorld world = compile(changed, patched, steps)) {
            SortedSet<String> outside = new CoreChange(shipped, patched).outside();
            steps.must(
                    outside.isEmpty(),
                    "The patch changes the kernel core alone",
                    "it also changes " + String.join(", ", outside),
                    "A hypercall needs nothing else; leave the other changes out of the patch.");
            run(world, bench, steps);
        }
        String ports = files.get(PORTS);
        steps.must(
                METHOD.matcher(ports).find(),
                "QueuingPorts has a method int waiting(int, int)",
                "there is none",
                "Write the method that the call asks: int waiting(int q, int c), as the page of the lab says.");
        steps.must(
                invariants(ports).equals(invariants(shipped.files().get(PORTS))),
                "The invariants of QueuingPorts are as they were",
                "the patch changes them",
                "All other methods were proved with those: a new call must do with them.");
        files.put(PORTS, KeyCheck.with(ports, REFERENCE));
        judge(KeyCheck.ask(ShippedSources.of(files), List.of(OWN, WANTED)), steps);
    }

    static void judge(Map<String, Result> results, Steps steps) {
        KeyCheck.judge(
                results,
                OWN,
                WANTED,
                "the receiver of a queue gets the number of its messages, anybody else DENIED, and nothing changes",
                steps);
    }

    private static Map<String, String> apply(String patch, ShippedSources shipped, Steps steps) {
        String what = "The patch applies to the kernel";
        try {
            Map<String, String> changed = SourcePatch.parse(PATCH, patch).applyTo(shipped);
            steps.passed(what, "");
            return changed;
        } catch (DefectException e) {
            throw steps.failed(
                    what, e.getMessage(), "Make it in a clean checkout of this release: git diff > " + PATCH);
        }
    }

    private static DefectiveWorld compile(Map<String, String> changed, ShippedSources patched, Steps steps) {
        String what = "The patched kernel compiles";
        try {
            DefectiveWorld world = DefectiveWorld.create(PATCH, changed, patched, DefectiveWorld.currentClassPath());
            steps.passed(what, "");
            return world;
        } catch (DefectException e) {
            throw steps.failed(what, e.getMessage(), "Correct it, and make the patch anew.");
        }
    }

    private static void run(DefectiveWorld world, Bench bench, Steps steps) throws IOException, InterruptedException {
        Path file = bench.shipped("docs/examples/red-black/system.xml");
        SystemDescription system = Bench.description(file);
        List<Call> calls = new CallScript(system, SEED).calls(CALLS);
        List<Seen> expected = CallProbe.expected(system, calls);
        Ended ended = bench.child(List.of(world.classes()))
                .run(CallProbe.class.getName(), List.of(file.toString(), "" + SEED, "" + CALLS));
        String what = "Among " + CALLS + " random calls, the new one answers rightly, and all else is as before";
        for (int i = 0; i < CALLS; i++) {
            Call call = calls.get(i);
            String name = name(system, call);
            steps.unless(
                    i < ended.lines().size(),
                    what,
                    ended.late()
                            ? name + " did not come to an end within "
                                    + bench.limit().toSeconds() + " seconds"
                            : "the kernel failed over " + name + ": " + ended.complaint(),
                    "Every call must be total: whatever the arguments, it comes to an end without an exception.");
            compare(what, name, call, expected.get(i), Seen.of(ended.lines().get(i)), steps);
        }
        steps.passed(what, "");
    }

    private static void compare(String what, String name, Call call, Seen right, Seen seen, Steps steps) {
        boolean added = call.number() == CallScript.WAITING;
        steps.unless(
                right.answer() == seen.answer(),
                what,
                name + " answers " + seen.answer() + ", and " + right.answer() + " is right",
                !added
                        ? "This call answered otherwise before the patch: look at what else it changes."
                        : seen.answer() == -7
                                ? "-7 is UNKNOWN: the call does not reach your method. Follow QUEUE_LOST from Hypercalls.call on."
                                : "A port is a whole 64-bit register: narrow it first. Only the receiver of a queue is told, and"
                                        + " everybody else gets DENIED, which is -1, as if there were no such queue.");
        steps.unless(
                right.view() == seen.view(),
                what,
                "after " + name + " the partitions see something else than before the patch",
                added ? "The call must change nothing: no message, no count." : "Look at what else the patch changes.");
        steps.unless(
                right.refusals() == seen.refusals() && right.detail() == seen.detail(),
                what,
                name + " leaves another record in the audit ring than it should",
                "A refused call is recorded with its number; answering DENIED is enough for that.");
    }

    private static String name(SystemDescription system, Call call) {
        String number = call.number() == CallScript.WAITING ? "QUEUE_WAITING" : "call " + call.number();
        return number + "(" + call.a() + ") of '"
                + system.partitions().get(call.partition()).name() + "'";
    }

    private static List<String> invariants(String source) {
        return INVARIANTS
                .matcher(source)
                .results()
                .map(MatchResult::group)
                .filter(comment -> !comment.contains("loop_invariant"))
                .toList();
    }
}
