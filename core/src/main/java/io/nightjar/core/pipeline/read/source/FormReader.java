package io.nightjar.core.pipeline.read.source;

import io.nightjar.core.config.Section;
import io.nightjar.core.format.CsvForm;
import io.nightjar.core.format.JdbcTable;
import io.nightjar.core.format.JdbcTable.Split;
import io.nightjar.core.format.KafkaTopic;
import io.nightjar.core.format.SizeLimits;
import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.source.Source.Format;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how a source is written down: its sections {@code csv}, {@code jdbc} and {@code limits},
 * and its topic.
 */
final class FormReader {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,4}) (KB|MB)");
  private static final int KB = 1 << 10;
  private static final int MB = 1 << 20;

  private FormReader() {}

  static SourceForm read(Section source, Format format) {
    if (source.has("csv") && format != Format.CSV) {
      source.problem(
          "csv", "describes files of format csv, and this source has another; take it out");
    }
    checkJdbc(source, format == Format.JDBC);
    return new SourceForm(
        source.find("csv").map(FormReader::csv).orElse(CsvForm.STANDARD),
        source.find("limits").map(FormReader::limits).orElse(SizeLimits.STANDARD),
        source.find("jdbc").map(FormReader::jdbc).orElse(JdbcTable.NONE),
        format == Format.KAFKA ? kafka(source.at("kafka")) : KafkaTopic.NONE);
  }

  private static void checkJdbc(Section source, boolean isJdbc) {
    if (source.has("jdbc") && !isJdbc) {
      source.problem("jdbc", "describes a table of a database; say format: jdbc, or take it out");
    }
    if (isJdbc && source.has("path")) {
      source.problem("path", "is for files, and format jdbc reads a table; take it out");
    }
    if (isJdbc && source.at("complete-when").has("marker")) {
      source
          .at("complete-when")
          .problem("marker", "is for files; a table is complete when its night is over");
    }
  }

  private static JdbcTable jdbc(Section section) {
    return new JdbcTable(
        section.text("connection"),
        section.text("table"),
        section.text("night"),
        section.find("split").map(FormReader::split).orElse(Split.NONE));
  }

  private static KafkaTopic kafka(Section section) {
    return new KafkaTopic(
        section.text("connection"), section.text("topic"), section.findText("key").orElse(""));
  }

  private static Split split(Section section) {
    return new Split(section.text("by"), section.value().path("parts").asInt(1));
  }

  private static CsvForm csv(Section section) {
    String separator = section.findText("separator").filter(text -> text.length() == 1).orElse(",");
    String quote = section.text("quote").replace("none", "");
    if (separator.equals(quote)) {
      section.problem("quote", "must be another character than the separator");
    }
    return new CsvForm(
        separator.charAt(0),
        quote,
        section.text("escape").equals("backslash"),
        section.value().path("multi-line").asBoolean(true),
        section.findText("encoding").orElse(CsvForm.STANDARD.encoding()),
        section.text("null-text"));
  }

  private static SizeLimits limits(Section section) {
    SizeLimits standard = SizeLimits.STANDARD;
    int row = section.parsed("row", FormReader::size, standard.row());
    int cell = section.parsed("cell", FormReader::size, standard.cell());
    return new SizeLimits(row, Math.min(row, cell));
  }

  private static int size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("must be a size such as 256 KB or 4 MB");
    }
    long size = Long.parseLong(matcher.group(1)) * (matcher.group(2).equals("KB") ? KB : MB);
    if (size < 1 || size > SizeLimits.LARGEST) {
      throw new IllegalArgumentException("must be from 1 KB to 64 MB");
    }
    return (int) size;
  }
}
