package cofferdam.workbench.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Fills the templates of pages; whatever is filled in is escaped. */
final class PageTemplate {
    private PageTemplate() {}

    /** The page that a template gives. */
    static String render(String template, Map<String, Object> model) {
        StringWriter page = new StringWriter();
        try {
            configuration().getTemplate(template).process(model, page);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException("the report cannot be written as HTML: " + e.getMessage(), e);
        }
        return page.toString();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(PageTemplate.class.getClassLoader(), "cofferdam/workbench");
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
