package io.nightjar.core.sql;

import io.nightjar.core.pipeline.TableSpec;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
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
    return schema;
  }

  private void check(TableSpec table, StructType columns) {
    ColumnRules rules = new ColumnRules(table.sql(), columns, problems);
    rules.checkStored();
    rules.checkTimes();
    rules.checkKey(table.key(), "key of " + table.name());
    table
        .keepLatestBy()
        .flatMap(name -> rules.require(name, "keep-latest-by of " + table.name()))
        .filter(field -> !RowOrdering.isOrderable(field.dataType()))
        .ifPresent(
            field ->
                rules.problem(
                    "column %s is %s and has no order; keep-latest-by needs one"
                        .formatted(field.name(), ColumnRules.type(field))));
  }
}
