package io.nightjar.validation.alert.mail;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Fills in the templates of this package. In {@code .ftlh} files everything is escaped. */
final class Templates {
  private final Configuration configuration;

  Templates() {
    configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassForTemplateLoading(Templates.class, "");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setRecognizeStandardFileExtensions(true);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
  }

  /** The template of that file name with these values. */
  String fill(String name, Map<String, ?> values) {
    StringWriter text = new StringWriter();
    try {
      configuration.getTemplate(name).process(values, text);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("template " + name + " does not fit its values", e);
    }
    return text.toString();
  }
}
