package cofferdam.workbench.report;

import cofferdam.workbench.certify.Certificate;
import cofferdam.workbench.certify.Strength;
import cofferdam.workbench.certify.Verdict;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        model.put("defect", certificate.defect().orElse(""));
        model.put("failing", certificate.with(Verdict.FAILS));
        model.put("unknown", certificate.with(Verdict.UNKNOWN));
        model.put("partly", certificate.with(Verdict.PARTLY));
        model.put("verdicts", List.of(Verdict.values()));
        model.put("strengths", List.of(Strength.values()));
        model.put("tried", certificate.tried());
        model.put("svgStyle", Svg.STYLE);
        model.put("memory", MemorySvg.inline(certificate.system()));
        model.put("flows", FlowSvg.inline(certificate.system()));
        model.put("schedule", ScheduleSvg.inline(certificate.system()));
        StringWriter page = new StringWriter();
        try {
            configuration().getTemplate(TEMPLATE).process(model, page);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the certificate cannot be written as HTML: " + e.getMessage(), e);
        }
        return page.toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(HtmlReport.class.getClassLoader(), "cofferdam/workbench");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        DefaultObjectWrapperBuilder wrapper = new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34);
        configuration.setObjectWrapper(wrapper.build());
        return configuration;
    }
}
