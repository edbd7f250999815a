package cofferdam.workbench.report;

import cofferdam.spec.system.Finding;
import cofferdam.spec.system.rules.RuleCatalogue;
import cofferdam.spec.system.rules.RuleText;
import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Findings about a description as SARIF 2.1.0, which editors and code review tools read (G8-05). */
public final class SarifReport {
    private static final URI SCHEMA =
            URI.create("https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");

    private SarifReport() {}

    /**
     * One run with a result for each finding, and the rules that these break.
     *
     * @param findings may be empty: a run that found nothing
     * @param version of this program
     */
    public static String of(List<Finding> findings, String version) {
        ToolComponent driver =
                new ToolComponent().withName("Cofferdam").withVersion(version).withRules(rules(findings));
        Run run = new Run()
                .withTool(new Tool().withDriver(driver))
                .withResults(findings.stream().map(SarifReport::result).toList());
        SarifSchema210 log = new SarifSchema210()
                .with$schema(SCHEMA)
                .withVersion(SarifSchema210.Version._2_1_0)
                .withRuns(List.of(run));
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(log) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings cannot be written as SARIF", e);
        }
    }

    private static Set<ReportingDescriptor> rules(List<Finding> findings) {
        Set<String> broken = new TreeSet<>(findings.stream().map(Finding::rule).toList());
        Set<ReportingDescriptor> rules = new LinkedHashSet<>();
        for (RuleText rule : RuleCatalogue.texts()) {
            if (broken.contains(rule.id())) {
                rules.add(new ReportingDescriptor()
                        .withId(rule.id())
                        .withShortDescription(new MultiformatMessageString().withText(rule.sentence())));
            }
        }
        return rules;
    }

    private static Result result(Finding finding) {
        Region region = new Region()
                .withStartLine(finding.where().line())
                .withStartColumn(finding.where().column());
        PhysicalLocation place = new PhysicalLocation()
                .withArtifactLocation(
                        new ArtifactLocation().withUri(uri(finding.where().file())))
                .withRegion(region);
        return new Result()
                .withRuleId(finding.rule())
                .withLevel(Result.Level.ERROR)
                .withMessage(new Message().withText(finding.found() + "; " + finding.advice()))
                .withLocations(List.of(new Location().withPhysicalLocation(place)));
    }

    /** The file as the user named it, with the characters that a URI must not have written as it wants them. */
    private static String uri(String file) {
        Path path = Path.of(file);
        return path.isAbsolute()
                ? path.toUri().toString()
                : Path.of("")
                        .toAbsolutePath()
                        .toUri()
                        .relativize(path.toAbsolutePath().toUri())
                        .toString();
    }
}
