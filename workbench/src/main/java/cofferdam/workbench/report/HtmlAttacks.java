package cofferdam.workbench.report;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.spec.requirement.Requirement;
import cofferdam.spec.requirement.RequirementCatalogue;
import cofferdam.workbench.attack.AttackReport;
import cofferdam.workbench.attack.Judged.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of attempts as one HTML page that needs nothing else. */
public final class HtmlAttacks {
    private static final String TEMPLATE = "attacks.ftlh";

    private HtmlAttacks() {}

    /** The page. */
    public static String of(AttackReport report, Optional<SourceEdit> edit, String version) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("report", report);
        model.put("stopped", report.count(Outcome.STOPPED));
        model.put("notStopped", report.count(Outcome.NOT_STOPPED));
        model.put("notSeen", report.count(Outcome.NOT_SEEN));
        model.put("defect", edit.map(SourceEdit::name).orElse(""));
        model.put("changed", edit.map(SourceEdit::kind).orElse(""));
        model.put("version", version);
        model.put(
                "requirements",
                RequirementCatalogue.shipped().requirements().stream()
                        .collect(Collectors.toMap(Requirement::id, Requirement::title)));
        model.put("svgStyle", Svg.STYLE);
        model.put("memory", MemorySvg.inline(report.system()));
        model.put("flows", FlowSvg.inline(report.system()));
        model.put("schedule", ScheduleSvg.inline(report.system()));
        return PageTemplate.render(TEMPLATE, model);
    }
}
