package io.nightjar.validation.alert;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.nightjar.core.job.LakeSession;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.alert.incident.CheckedTable;
import io.nightjar.validation.alert.incident.IncidentKey;
import io.nightjar.validation.alert.incident.IncidentRows;
import io.nightjar.validation.alert.mail.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The newest check results of a pipeline from a night on, of the rules that have failed since or
 * have an open incident; the others are counted in SQL and never collected.
 */
final class CheckHistory {
  private static final TableName RESULTS = TableName.of("ops", "check_results");

  private final List<CheckedTable> checked;

  private CheckHistory(List<CheckedTable> checked) {
    this.checked = checked;
  }

  static CheckHistory read(
      LakeSession session, String pipeline, LocalDate from, Collection<String> openRules) {
    Optional<PinnedTable> pin = session.tables().findLatest(RESULTS);
    if (pin.isEmpty()) {
      return new CheckHistory(List.of());
    }
    Dataset<Row> all =
        session
            .tables()
            .read(pin.get())
            .where(col("pipeline").equalTo(lit(pipeline)))
            .where(col("_logical_date").geq(lit(from)));
    Dataset<Row> newest =
        all.groupBy("table_name", "_logical_date").agg(max("run_id").as("run_id"));
    String[] night = {"table_name", "_logical_date", "run_id"};
    Dataset<Row> current = all.join(newest, night, "left_semi");
    Column isFailure = col("outcome").notEqual(Outcome.PASSED.toString());
    Dataset<Row> concerned =
        current
            .where(isFailure)
            .select("rule")
            .union(session.spark().createDataset(List.copyOf(openRules), Encoders.STRING()).toDF())
            .distinct();
    List<CheckResult> results =
        current.join(concerned, new String[] {"rule"}, "left_semi").collectAsList().stream()
            .map(IncidentRows::readResult)
            .toList();
    return new CheckHistory(grouped(newest.collectAsList(), results));
  }

  private static List<CheckedTable> grouped(List<Row> nights, List<CheckResult> results) {
    Map<List<Object>, List<CheckResult>> byNight = new HashMap<>();
    for (CheckResult result : results) {
      byNight
          .computeIfAbsent(List.of(result.table(), result.night()), key -> new ArrayList<>())
          .add(result);
    }
    List<CheckedTable> checked = new ArrayList<>();
    for (Row row : nights) {
      TableName table = TableName.parse(row.getAs("table_name"));
      LocalDate night = IncidentRows.date(row, "_logical_date");
      checked.add(
          new CheckedTable(table, night, byNight.getOrDefault(List.of(table, night), List.of())));
    }
    return checked;
  }

  List<CheckedTable> checked() {
    return checked;
  }

  /** The newest night that was checked. */
  Optional<LocalDate> newestNight() {
    return checked.stream().map(CheckedTable::night).max(LocalDate::compareTo);
  }

  /** The metric of a rule over its last nights. */
  History of(IncidentKey key) {
    return History.of(
        checked.stream()
            .filter(each -> each.table().equals(key.table()))
            .flatMap(each -> each.results().stream())
            .filter(result -> result.rule().fingerprint().equals(key.rule()))
            .toList());
  }
}
