package io.nightjar.core.format;

import java.io.Serializable;

/**
 * Everything about how a source is written down that its format alone does not say.
 *
 * @param csv of CSV files
 * @param limits of any format
 * @param jdbc of tables of databases
 * @param kafka of topics of Kafka
 */
public record SourceForm(CsvForm csv, SizeLimits limits, JdbcTable jdbc, KafkaTopic kafka)
    implements Serializable {
  /** What holds where a pipeline says nothing. */
  public static final SourceForm STANDARD =
      new SourceForm(CsvForm.STANDARD, SizeLimits.STANDARD, JdbcTable.NONE, KafkaTopic.NONE);
}
