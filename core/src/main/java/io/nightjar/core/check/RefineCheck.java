package io.nightjar.core.check;

import io.nightjar.core.pipeline.TablePolicy;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.table.Bookkeeping;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks the query of a refined table against what is declared around it. */
final class RefineCheck {
  private final EmptyTables empty;
  private final List<String> problems;

  RefineCheck(EmptyTables empty, List<String> problems) {
    this.empty = empty;
    this.problems = problems;
  }

  /** The columns of the table, if its query can be analysed. */
  Optional<StructType> schema(TableSpec table) {
    Optional<StructType> schema = empty.query(table.sql(), problems);
    schema.ifPresent(columns -> check(table, columns));
    return schema
        .map(RefineCheck::withTimes)
        .map(columns -> sampled(table, columns))
        .map(columns -> published(table, columns));
  }

  /** With the columns that say when a version was valid. */
  private static StructType published(TableSpec table, StructType columns) {
    if (table.policy().isByDate()) {
      return columns.add(Bookkeeping.KNOWN_UNTIL, DataTypes.TimestampType);
    }
    if (table.policy().history() != TablePolicy.History.SCD2) {
      return columns;
    }
    Optional<StructField> order =
        table.policy().sequence().stream()
            .findFirst()
            .flatMap(
                name ->
                    List.of(columns.fields()).stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst());
    DataType time = order.map(StructField::dataType).orElse(DataTypes.TimestampType);
    return columns
        .add(Bookkeeping.VALID_FROM, time)
        .add(Bookkeeping.VALID_TO, time)
        .add(Bookkeeping.IS_DELETED, DataTypes.BooleanType);
  }

  /** With the bookkeeping columns as they should be, so that one slip is reported once. */
  private static StructType withTimes(StructType columns) {
    StructType result = new StructType();
    for (StructField field : columns.fields()) {
      boolean isTime = Bookkeeping.TIMES.contains(field.name());
      result = isTime ? result : result.add(field);
    }
    return result
        .add(Bookkeeping.LOGICAL_DATE, DataTypes.DateType)
        .add(Bookkeeping.EVENT_TIME, DataTypes.TimestampType)
        .add(Bookkeeping.KNOWN_AT, DataTypes.TimestampType);
  }

  private StructType sampled(TableSpec table, StructType columns) {
    String what = table.name() + ".sample";
    return table
        .sample()
        .map(sample -> new SampleCheck(empty, problems).check(sample, what, table.sql(), columns))
        .orElse(columns);
  }

  private void check(TableSpec table, StructType columns) {
    ColumnRules rules = new ColumnRules(table.sql(), columns, problems);
    rules.checkStored();
    if (table.policy().byEventDate().isPresent()) {
      checkDate(table, rules, table.policy().byEventDate().get());
    } else {
      rules.checkTimes();
    }
    rules.checkKey(table.key(), "key of " + table.name());
    rules.checkKey(table.policy().sequence(), "changes.sequence-by of " + table.name());
    table
        .policy()
        .changes()
        .flatMap(TablePolicy.Changes::operation)
        .ifPresent(name -> rules.require(name, "changes.operation of " + table.name()));
    table.policy().clusterBy().stream()
        .filter(name -> !table.key().contains(name))
        .forEach(name -> rules.require(name, "cluster-by of " + table.name()));
    table
        .keepLatestBy()
        .filter(name -> !Bookkeeping.TIMES.contains(name))
        .flatMap(name -> rules.require(name, "keep-latest-by of " + table.name()))
        .filter(field -> !RowOrdering.isOrderable(field.dataType()))
        .ifPresent(
            field ->
                rules.problem(
                    "column %s is %s and has no order; keep-latest-by needs one"
                        .formatted(field.name(), ColumnRules.type(field))));
  }

  private void checkDate(TableSpec table, ColumnRules rules, String date) {
    String why = "by-event-date of " + table.name();
    rules
        .require(date, why)
        .filter(field -> !field.dataType().equals(DataTypes.DateType))
        .ifPresent(
            field ->
                rules.problem(
                    "column %s is %s, but %s must be a DATE"
                        .formatted(date, ColumnRules.type(field), why)));
    if (!empty.anyHas(table.sql(), date)) {
      rules.problem(
          "none of the tables it reads has the column %s (%s), so nothing tells which rows came late"
              .formatted(date, why));
    }
  }
}
