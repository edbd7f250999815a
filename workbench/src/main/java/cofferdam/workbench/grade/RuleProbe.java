package cofferdam.workbench.grade;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.reader.DescriptionReader;
import cofferdam.spec.system.rules.RuleCatalogue;
import cofferdam.spec.system.rules.RuleText;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Runs inside of a child: has a student's rule look at descriptions, and says what it finds, one line of JSON for each. */
final class RuleProbe {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RuleProbe() {}

    /**
     * Looks at descriptions.
     *
     * @param args the id of the rule, the description that its excerpts are of, a folder to write in, further descriptions
     */
    public static void main(String[] args) throws IOException {
        RuleText text = RuleCatalogue.text(args[0]).orElse(null);
        if (text == null) {
            return;
        }
        Path base = Path.of(args[1]);
        String whole = Files.readString(base);
        int times = text.good().isEmpty() ? 0 : whole.split(Pattern.quote(text.good()), -1).length - 1;
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("sentence", text.sentence());
        head.put("times", times);
        head.put("same", text.good().equals(text.bad()));
        System.out.println(JSON.writeValueAsString(head));
        List<Path> files = new ArrayList<>();
        for (int i = 3; i < args.length; i++) {
            files.add(Path.of(args[i]));
        }
        files.add(Files.writeString(Path.of(args[2]).resolve("example.xml"), whole.replace(text.good(), text.bad())));
        for (Path file : files) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("file", file.getFileName().toString());
            System.out.println(
                    JSON.writeValueAsString(Map.of("begin", file.getFileName().toString())));
            try {
                line.put("findings", findings(args[0], file));
            } catch (RuntimeException | StackOverflowError e) {
                StackTraceElement[] stack = e.getStackTrace();
                line.put(
                        "failed",
                        e
                                + (stack.length == 0
                                        ? ""
                                        : " at " + stack[0].getFileName() + ":" + stack[0].getLineNumber()));
            }
            System.out.println(JSON.writeValueAsString(line));
        }
    }

    private static List<Map<String, Object>> findings(String rule, Path file) {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (Finding finding : DescriptionReader.read(file).findings()) {
            if (finding.rule().equals(rule)) {
                findings.add(Map.of(
                        "line", finding.where().line(),
                        "found", "" + finding.found(),
                        "advice", "" + finding.advice()));
            }
        }
        return findings;
    }
}
