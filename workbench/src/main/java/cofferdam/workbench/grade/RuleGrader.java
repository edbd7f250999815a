package cofferdam.workbench.grade;

import cofferdam.proofs.defects.DefectException;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.workbench.grade.Child.Ended;
import cofferdam.workbench.grade.RuleCases.Case;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lab 3: a rule, compiled into the catalogue, looks at descriptions that break it and at others that do not. */
final class RuleGrader implements Grader {
    private static final String LAB = "docs/labs/3-add-a-rule/";
    private static final String RULES = "spec/src/main/java/cofferdam/spec/system/rules/";
    private static final String CATALOGUE = RULES + "RuleCatalogue.java";
    private static final String LAST = "ScheduleRules.ALL)";
    private static final String ANSWER = "LabRules.java";
    private static final String ID = "LAB-01";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void grade(Answer answer, Bench bench, Steps steps) throws IOException, InterruptedException {
        ShippedSources shipped = ShippedSources.load();
        String catalogue = shipped.files().get(CATALOGUE);
        if (!catalogue.contains(LAST)) {
            throw new IllegalStateException(CATALOGUE + " does not list " + LAST);
        }
        Map<String, String> changed = Map.of(
                RULES + ANSWER,
                answer.text(ANSWER),
                CATALOGUE,
                catalogue.replace(LAST, "ScheduleRules.ALL, LabRules.ALL)"));
        String base = Files.readString(bench.shipped(LAB + "gate.xml"));
        Path folder = bench.folder("descriptions");
        Files.copy(bench.shipped(LAB + "guest.bin"), folder.resolve("guest.bin"));
        List<String> arguments = new ArrayList<>(
                List.of(ID, Files.writeString(folder.resolve("gate.xml"), base).toString(), folder.toString()));
        for (int i = 0; i < RuleCases.ALL.size(); i++) {
            arguments.add(Files.writeString(
                            folder.resolve(file(i)), RuleCases.ALL.get(i).text(base))
                    .toString());
        }
        try (DefectiveWorld world = compile(changed, shipped, steps)) {
            Ended ended = bench.child(List.of(world.classes())).run(RuleProbe.class.getName(), arguments);
            judge(base, ended, bench, steps);
        }
    }

    private static DefectiveWorld compile(Map<String, String> changed, ShippedSources shipped, Steps steps) {
        String what = "The rule compiles";
        try {
            DefectiveWorld world = DefectiveWorld.create(ANSWER, changed, shipped, DefectiveWorld.currentClassPath());
            steps.passed(what, "");
            return world;
        } catch (DefectException e) {
            throw steps.failed(
                    what,
                    e.getMessage()
                            .replace(ANSWER + " applies but does not compile: ", "")
                            .replace("/" + RULES, ""),
                    "The class is LabRules, in the package cofferdam.spec.system.rules, and has a List<Rule> called ALL.");
        }
    }

    private static void judge(String base, Ended ended, Bench bench, Steps steps) {
        Map<String, JsonNode> answers = new HashMap<>();
        JsonNode head = JSON.missingNode();
        String begun = "";
        for (String line : ended.lines()) {
            JsonNode node = read(line);
            head = node.has("sentence") ? node : head;
            begun = node.path("begin").asText(begun);
            if (node.has("file")) {
                answers.put(node.path("file").asText(), node);
            }
        }
        steps.unless(
                ended.late() || ended.exit() == 0,
                "The rules can be loaded",
                ended.complaint(),
                "The other rules can; look at what LabRules does when it is loaded.");
        steps.must(
                head.has("sentence") || ended.late(),
                "There is a rule " + ID,
                "LabRules.ALL has none",
                "Its first argument is the id: rule(\"" + ID + "\", ...");
        for (int i = 0; i < RuleCases.ALL.size(); i++) {
            Case one = RuleCases.ALL.get(i);
            String what = "It judges rightly: " + one.what();
            steps.unless(
                    !ended.late() || !begun.equals(file(i)) || answers.containsKey(file(i)),
                    what,
                    "it did not come to an end within " + bench.limit().toSeconds() + " seconds",
                    "Look for a loop that does not end.");
            judge(what, one, one.text(base), answers.getOrDefault(file(i), JSON.missingNode()), steps);
            steps.passed(what, "");
        }
        example(head, answers.getOrDefault("example.xml", JSON.missingNode()), steps);
    }

    private static void judge(String what, Case one, String text, JsonNode answer, Steps steps) {
        steps.unless(
                answer.has("findings"),
                what,
                "it fails: " + answer.path("failed").asText("it said nothing"),
                "A description may name partitions and devices that do not exist: other rules report them, this one must"
                        + " pass over them.");
        SortedSet<Integer> lines = new TreeSet<>();
        answer.path("findings").forEach(f -> lines.add(f.path("line").asInt()));
        List<String> missing = one.flagged().stream()
                .filter(flow -> !lines.contains(Case.line(text, flow)))
                .toList();
        steps.unless(
                missing.isEmpty(),
                what,
                "it reports nothing where " + String.join(", ", missing) + " is declared"
                        + (lines.isEmpty() ? "" : ", but something in line " + lines),
                "Channels of three kinds, events and grants all lead from one partition to another; report each at its own"
                        + " where().");
        one.flagged().forEach(flow -> lines.remove(Case.line(text, flow)));
        steps.unless(
                lines.isEmpty(),
                what,
                "it also reports line "
                        + lines.stream()
                                .map(l -> l + " ("
                                        + text.lines().toList().get(l - 1).strip() + ")")
                                .collect(Collectors.joining(", ")),
                "Only what leads directly from an owner of a device to another owner of a device is wrong.");
        for (JsonNode finding : answer.path("findings")) {
            String flow = one.flagged().stream()
                    .filter(f -> Case.line(text, f) == finding.path("line").asInt())
                    .findFirst()
                    .orElseThrow();
            steps.unless(
                    finding.path("found").asText().contains(flow)
                            && !finding.path("advice").asText().isBlank(),
                    what,
                    "of " + flow + " it reports '" + finding.path("found").asText() + "' and advises '"
                            + finding.path("advice").asText() + "'",
                    "Put the name of the flow into the second argument of report.add, and advice into the third.");
        }
    }

    private static void example(JsonNode head, JsonNode answer, Steps steps) {
        String what = "Its own example shows both verdicts";
        steps.unless(
                head.path("times").asInt() == 1 && !head.path("same").asBoolean(),
                what,
                head.path("same").asBoolean()
                        ? "the excerpt that satisfies the rule and the one that breaks it are the same"
                        : "the excerpt that satisfies the rule stands in gate.xml "
                                + head.path("times").asInt() + " times",
                "Choose an excerpt that stands there once, and edit it so that it breaks the rule.");
        steps.unless(
                !answer.path("findings").isEmpty(),
                what,
                answer.path("failed").asText("with the excerpt edited, the rule finds nothing"),
                "The fourth argument of rule(...) is the excerpt edited so that a flow leads between two owners of devices.");
        steps.passed(what, "");
        steps.must(
                head.path("sentence").asText().split("\\s+").length >= 5
                        && !head.path("sentence").asText().startsWith("Write here"),
                "The rule says in a sentence what must hold",
                "its sentence is '" + head.path("sentence").asText() + "'",
                "Write for whoever reads './cofferdam explain " + ID + "'.");
    }

    private static String file(int number) {
        return "case-" + (number + 1) + ".xml";
    }

    private static JsonNode read(String line) {
        try {
            return line.startsWith("{") ? JSON.readTree(line) : JSON.missingNode();
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
