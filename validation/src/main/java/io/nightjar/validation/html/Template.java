package io.nightjar.validation.html;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A FreeMarker template of this module. Whatever it prints is escaped, but for {@code ?no_esc},
 * which is for markup of our own. A name that the model lacks is a defect and fails.
 */
public final class Template {
  private static final Configuration TEMPLATES = configuration();

  private final freemarker.template.Template compiled;

  private Template(freemarker.template.Template compiled) {
    this.compiled = compiled;
  }

  /** Reads a resource such as {@code docs/index.ftlh}, relative to this module's root package. */
  public static Template named(String name) {
    try {
      return new Template(TEMPLATES.getTemplate(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills it in with the components of a record, whose class must be public, or with a map. */
  public String fill(Object model) {
    StringWriter page = new StringWriter();
    try {
      compiled.process(model, page);
    } catch (TemplateException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return page.toString();
  }

  private static Configuration configuration() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
    configuration.setClassLoaderForTemplateLoading(
        Template.class.getClassLoader(), "io/nightjar/validation");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setLocale(Locale.ROOT);
    configuration.setLogTemplateExceptions(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    return configuration;
  }
}
