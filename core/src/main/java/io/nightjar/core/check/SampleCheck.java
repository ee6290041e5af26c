package io.nightjar.core.check;

import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sql.SparkMessage;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.RowOrdering;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Checks what a sample names against the rows it is taken of. */
final class SampleCheck {
  private static final TableName SAMPLED = TableName.of("gold", "sampled");

  private final EmptyTables empty;
  private final List<String> problems;

  SampleCheck(EmptyTables empty, List<String> problems) {
    this.empty = empty;
    this.problems = problems;
  }

  /**
   * The columns of the sample.
   *
   * @param what the sample, for messages
   * @param sql the query that gives the rows
   */
  StructType check(SampleSpec sample, String what, SqlText sql, StructType columns) {
    ColumnRules rules = new ColumnRules(sql, columns, problems);
    for (String name : sample.kind().columns()) {
      rules
          .require(name, what)
          .filter(field -> !RowOrdering.isOrderable(field.dataType()))
          .ifPresent(
              field ->
                  rules.problem(
                      "column %s is %s and cannot be grouped by; %s needs a plain type"
                          .formatted(name, ColumnRules.type(field), what)));
    }
    sample.kind().weight().ifPresent(weight -> weight(weight, what, columns));
    if (rules.find(Bookkeeping.SAMPLE_WEIGHT).isPresent()) {
      rules.problem(
          "selects %s, which %s adds; leave it out".formatted(Bookkeeping.SAMPLE_WEIGHT, what));
      return columns;
    }
    return columns.add(Bookkeeping.SAMPLE_WEIGHT, DataTypes.DoubleType);
  }

  private void weight(SqlText weight, String what, StructType columns) {
    empty
        .expression(weight, SAMPLED, columns, problems)
        .map(value -> value.apply("value").dataType())
        .filter(type -> !isNumber(type))
        .ifPresent(
            type ->
                problems.add(
                    SparkMessage.at(
                        weight,
                        1,
                        "the weight of %s is %s, but must be a number"
                            .formatted(what, type.sql()))));
  }

  private static boolean isNumber(DataType type) {
    return type instanceof NumericType;
  }
}
