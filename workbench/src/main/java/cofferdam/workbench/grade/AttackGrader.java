package cofferdam.workbench.grade;

import cofferdam.proofs.defects.DefectCatalogue;
import cofferdam.proofs.defects.DefectiveWorld;
import cofferdam.proofs.defects.ShippedSources;
import cofferdam.proofs.defects.SourceEdit;
import cofferdam.workbench.grade.Child.Ended;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lab 2: machine code that the sound kernel stops and a defective one does not. It runs in the lab's own system, in which
 * nothing but mallory's image and the list of attempts is the student's.
 */
final class AttackGrader implements Grader {
    private static final String LAB = "docs/labs/2-write-an-attack/";
    private static final String DEFECT = "buffer-end-not-checked";
    private static final String IMAGE = "attack.bin";
    private static final String ATTEMPTS = "attempts.xml";
    private static final int PAGE = 4096;

    @Override
    public void grade(Answer answer, Bench bench, Steps steps) throws IOException, InterruptedException {
        byte[] image = answer.bytes(IMAGE);
        steps.must(
                image.length > 0 && image.length <= PAGE,
                "The machine code fits into mallory's page of code",
                IMAGE + " has " + image.length + " bytes",
                "Write 1 to 4096 bytes; build.sh assembles attack.asm.");
        Path system = bench.folder("system");
        for (String name : List.of("system.xml", "keeper.bin", "secret.bin", "trudy.bin")) {
            Files.copy(bench.shipped(LAB + name), system.resolve(name));
        }
        Files.write(system.resolve(IMAGE), image);
        Files.writeString(system.resolve(ATTEMPTS), answer.text(ATTEMPTS));

        stopped(run(bench, system, List.of(), steps), steps);
        SourceEdit edit = DefectCatalogue.shipped().find(DEFECT).orElseThrow().edit();
        try (DefectiveWorld broken =
                DefectiveWorld.create(edit, ShippedSources.load(), DefectiveWorld.currentClassPath())) {
            getsThrough(run(bench, system, List.of(broken.classes()), steps), steps);
        }
    }

    private static void stopped(JsonNode report, Steps steps) {
        for (JsonNode attempt : report.path("attempts")) {
            String what =
                    "The sound kernel stops attempt " + attempt.path("number").asText() + " '"
                            + attempt.path("name").asText() + "'";
            steps.unless(
                    !attempt.path("outcome").asText().equals("NOT SEEN"),
                    what,
                    "not seen: " + texts(attempt.path("notSeen")),
                    "Either the code does not do it in its slot, or the sign in " + ATTEMPTS
                            + " says something else than the code does. './cofferdam run system.xml --ticks 60 --trace"
                            + " trace.txt' shows what it does, tick by tick.");
            steps.must(
                    attempt.path("outcome").asText().equals("STOPPED"),
                    what,
                    "it is not stopped: "
                            + attempt.path("violation").path("sentence").asText(),
                    "If this is so, you have found a hole in the kernel itself: tell your lecturer, and report it.");
        }
        steps.unless(
                report.path("violatedBefore").isEmpty()
                        && report.path("complete").asBoolean(),
                "Nothing happens before the first attempt, and the run comes to its end",
                "violated before: " + report.path("violatedBefore"),
                "Wait for the slot before you attack.");
    }

    private static void getsThrough(JsonNode report, Steps steps) {
        String what = "An attempt gets through the kernel with the defect " + DEFECT;
        List<JsonNode> attempts = new ArrayList<>();
        report.path("attempts").forEach(attempts::add);
        Optional<JsonNode> through = attempts.stream()
                .filter(a -> a.path("outcome").asText().equals("NOT STOPPED"))
                .findFirst();
        if (through.isPresent()) {
            JsonNode violation = through.get().path("violation");
            steps.passed(
                    what,
                    "it violates " + violation.path("requirement").asText() + ": "
                            + violation.path("sentence").asText());
            return;
        }
        boolean different =
                attempts.stream().anyMatch(a -> a.path("outcome").asText().equals("NOT SEEN"));
        throw steps.failed(
                what,
                different
                        ? "this kernel answers otherwise than the sound one, but no requirement is violated"
                        : "this kernel stops it just as the sound one does",
                different
                        ? "You are close: what must the buffer cross so that somebody else's memory is used?"
                        : "The attack does not use what this kernel forgets. './cofferdam explain " + DEFECT
                                + "' tells what that is; what must a buffer look like for it to matter?");
    }

    private static JsonNode run(Bench bench, Path system, List<Path> classes, Steps steps)
            throws IOException, InterruptedException {
        Ended ended = bench.child(classes)
                .run(
                        AttackProbe.class.getName(),
                        List.of(system.resolve("system.xml").toString()));
        steps.unless(
                !ended.late(),
                "The run ends in time",
                "it took more than " + bench.limit().toSeconds() + " seconds",
                "Write a shorter slot or fewer attempts.");
        List<String> findings = ended.lines().stream()
                .filter(line -> line.startsWith(AttackProbe.FINDING))
                .map(line -> line.substring(AttackProbe.FINDING.length()))
                .toList();
        steps.unless(
                findings.isEmpty(),
                ATTEMPTS + " is in order",
                String.join("; ", findings.subList(0, Math.min(2, findings.size()))),
                "Correct it there; docs/attempts.md has all elements and rules.");
        try {
            return new ObjectMapper().readTree(String.join("\n", ended.lines()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the run ended with " + ended.exit() + ": " + ended.complaint(), e);
        }
    }

    private static String texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return String.join(", ", texts);
    }
}
