package io.nightjar.core.pipeline;

import io.nightjar.core.config.Section;

/** Reads the sections {@code tables} and {@code features}. */
final class TableReader {
  private final CompanionFiles files;
  private final SqlReader sql;

  TableReader(CompanionFiles files, SqlReader sql) {
    this.files = files;
    this.sql = sql;
  }

  TableSpec table(Section section) {
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

  FeatureSpec features(Section section) {
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
