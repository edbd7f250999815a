package cofferdam.workbench.report;

import cofferdam.proofs.defects.SourceEdit;
import cofferdam.workbench.certify.Certificate;
import cofferdam.workbench.certify.Strength;
import cofferdam.workbench.certify.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A certificate as one HTML page that needs nothing else. */
public final class HtmlReport {
    private static final String TEMPLATE = "certificate.ftlh";

    private HtmlReport() {}

    /** The page. */
    public static String of(Certificate certificate, Instant when) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("certificate", certificate);
        model.put("created", when.toString());
        model.put("defect", certificate.edit().map(SourceEdit::name).orElse(""));
        model.put("changed", certificate.edit().map(SourceEdit::kind).orElse(""));
        model.put("failing", certificate.with(Verdict.FAILS));
        model.put("unknown", certificate.with(Verdict.UNKNOWN));
        model.put("partly", certificate.with(Verdict.PARTLY));
        model.put("verdicts", List.of(Verdict.values()));
        model.put("strengths", List.of(Strength.values()));
        model.put("tried", certificate.tried());
        model.put("coverage", certificate.coverage());
        model.put("svgStyle", Svg.STYLE);
        model.put("playerStyle", PlayerModel.STYLE);
        model.put("owners", PlayerModel.owners(certificate.system()));
        model.put("memory", MemorySvg.inline(certificate.system()));
        model.put("reach", new MapReport(certificate.system()).rows());
        model.put("flows", FlowSvg.inline(certificate.system()));
        model.put("schedule", ScheduleSvg.inline(certificate.system()));
        return PageTemplate.render(TEMPLATE, model);
    }
}
