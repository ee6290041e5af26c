package io.nightjar.core.pipeline.read.table;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.read.value.Choice;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.read.value.SampleReader;
import io.nightjar.core.pipeline.read.value.SqlReader;
import io.nightjar.core.pipeline.read.value.TableNames;

/** Reads the sections {@code tables} and {@code features}. */
public final class TableReader {
  private final CompanionFiles files;
  private final SqlReader sql;

  /**
   * A reader for one pipeline.
   *
   * @param files where its suites lie
   * @param sql reads its queries
   */
  public TableReader(CompanionFiles files, SqlReader sql) {
    this.files = files;
    this.sql = sql;
  }

  /** One entry of {@code tables}; what is wrong with it becomes problems of its section. */
  public TableSpec table(Section section) {
    TableSpec table =
        new TableSpec(
            TableNames.parse(section.name()),
            sql.query(section, "sql"),
            section.texts("key"),
            section.findText("keep-latest-by"),
            SuiteReader.read(section, files),
            section.find("sample").map(new SampleReader(sql)::read),
            PolicyReader.read(section));
    if (table.keepLatestBy().isPresent() && !section.has("key")) {
      section.problem("keep-latest-by", "needs to know which rows are the same; add key");
    }
    return table;
  }

  /** The section {@code features}; what is wrong with it becomes problems of the section. */
  public FeatureSpec features(Section section) {
    return new FeatureSpec(
        TableNames.parse(section.text("table")),
        sql.query(section, "population"),
        section.texts("key"),
        new FeatureReader(sql).read(section),
        SuiteReader.read(section, files),
        days(section, "bootstrap-every"),
        Choice.of(section, "leak-report", FeatureSpec.LeakReport.RANGES));
  }

  /** The number in {@code 7 days}; 1 without one and for what the schema has refused. */
  private static int days(Section section, String key) {
    String number = section.text(key).replaceAll(" days?$", "");
    return number.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(number) : 1;
  }
}
