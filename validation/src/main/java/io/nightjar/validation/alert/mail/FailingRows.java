package io.nightjar.validation.alert.mail;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The queries by which somebody who may see the data finds the rows that do not fit. */
public final class FailingRows {
  private final Function<TableName, String> place;
  private final Function<CheckResult, Optional<String>> condition;

  /**
   * Knows where tables lie.
   *
   * @param place of a table, stages included
   * @param condition in SQL that the rows meet that do not fit, where the rule has one
   */
  public FailingRows(
      Function<TableName, String> place, Function<CheckResult, Optional<String>> condition) {
    this.place = place;
    this.condition = condition;
  }

  /** The same with the conditions of the simplest rules alone. */
  public FailingRows(Function<TableName, String> place) {
    this(place, FailingRows::simple);
  }

  /** Queries by what they are for. */
  Map<String, String> queries(CheckResult result) {
    String rows = where(result);
    TableName staged = result.table().staged();
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "The rows, with any Delta reader",
        "SELECT * FROM delta.`%s` VERSION AS OF %d WHERE %s"
            .formatted(place.apply(staged).replace("`", "``"), result.version(), rows));
    queries.put(
        "The rows, with Nightjar",
        "./nightjar sql \"SELECT * FROM %s@v%d WHERE %s\""
            .formatted(staged, result.version(), rows.replace("`", "\\`")));
    if (result.rule().action() == Action.QUARANTINE) {
      TableName quarantine = TableName.of("quarantine", result.table().name());
      queries.put(
          "The rows in quarantine",
          "SELECT * FROM delta.`%s` WHERE _logical_date = DATE '%s'"
              .formatted(place.apply(quarantine).replace("`", "``"), result.night()));
    }
    return queries;
  }

  private String where(CheckResult result) {
    List<String> conditions = new ArrayList<>();
    conditions.add("_logical_date = DATE '%s'".formatted(result.night()));
    condition.apply(result).ifPresent(each -> conditions.add("(" + each + ")"));
    return String.join(" AND ", conditions);
  }

  private static Optional<String> simple(CheckResult result) {
    String operator =
        switch (result.rule().type()) {
          case "expect_column_values_to_not_be_null" -> " IS NULL";
          case "expect_column_values_to_be_null" -> " IS NOT NULL";
          default -> "";
        };
    if (operator.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        result.rule().columns().stream()
            .map(column -> Columns.quoted(column) + operator)
            .collect(Collectors.joining(" AND ")));
  }
}
