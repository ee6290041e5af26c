package io.nightjar.cli.bench.checks;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.validation.checks.SuiteRun;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.rule.Answer;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.suite.SuiteSpec;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Ways to go over the rows. */
enum ChecksSide {
  /** What Nightjar does. */
  NIGHTJAR("Nightjar"),
  /** The same metrics by Deequ. */
  DEEQU("Deequ"),
  /** The values of every column that are there, counted. */
  SCAN("raw scan");

  private static final LocalDate NIGHT = LocalDate.of(2013, 1, 1);

  private final String title;

  ChecksSide(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** What was found, in the order of the suite; NaN where the side has no such number. */
  List<Double> found(ChecksKind kind, Dataset<Row> rows) {
    return switch (this) {
      case NIGHTJAR -> nightjar(kind.suite(), rows);
      case DEEQU -> new DeequMetrics(kind).of(rows);
      case SCAN -> scan(rows);
    };
  }

  private static List<Double> nightjar(SuiteSpec suite, Dataset<Row> rows) {
    List<Double> found = new ArrayList<>();
    new SuiteRun(suite, OtherTables.NONE, new MetricHistory(), false, Optional.empty())
        .of(new NightRows(rows, List.of(NIGHT), Optional.empty()))
        .get(NIGHT)
        .forEach(outcome -> found.add(number(outcome)));
    return found;
  }

  private static double number(CheckOutcome outcome) {
    Answer answer = outcome.answer().orElseThrow();
    JsonNode values = answer.observed().path("values");
    return values.isArray()
        ? values.path(values.size() / 2).doubleValue()
        : answer.metric().orElse(Double.NaN);
  }

  private static List<Double> scan(Dataset<Row> rows) {
    Column[] counts =
        Stream.of(rows.columns()).map(name -> count(col(name))).toArray(Column[]::new);
    Row row = rows.select(counts).first();
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      found.add((double) row.getLong(i));
    }
    return found;
  }
}
