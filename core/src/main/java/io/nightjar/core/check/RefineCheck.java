package io.nightjar.core.check;

import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.table.Bookkeeping;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
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
    return schema.map(RefineCheck::withTimes).map(columns -> sampled(table, columns));
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
    rules.checkTimes();
    rules.checkKey(table.key(), "key of " + table.name());
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
}
