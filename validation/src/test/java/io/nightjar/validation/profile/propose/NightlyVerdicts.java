package io.nightjar.validation.profile.propose;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides the rules of a proposal night by night in plain SQL, apart from the engine that checks
 * suites: of values the share that fits among those that are there, of rows and keys their number.
 */
final class NightlyVerdicts {
  private NightlyVerdicts() {}

  /** Whether each rule holds, by night. */
  static SortedMap<String, List<Boolean>> of(
      List<ProposedRule> rules, Dataset<Row> rows, String night) {
    List<Column> measures = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      measures.add(measure(rules.get(i)).as("m" + i));
    }
    SortedMap<String, List<Boolean>> verdicts = new TreeMap<>();
    rows.groupBy(col(night).cast("string"))
        .agg(count(lit(1)), measures.toArray(Column[]::new))
        .collectAsList()
        .forEach(row -> verdicts.put(row.getString(0), verdicts(rules, row)));
    return verdicts;
  }

  private static List<Boolean> verdicts(List<ProposedRule> rules, Row row) {
    List<Boolean> verdicts = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      Map<String, Object> kwargs = rules.get(i).kwargs();
      double least = Double.parseDouble(kwargs.getOrDefault("mostly", 1).toString());
      verdicts.add(row.isNullAt(i + 2) || row.getDouble(i + 2) >= least);
    }
    return verdicts;
  }

  /** The share that fits; null if there is nothing to ask. */
  private static Column measure(ProposedRule rule) {
    Map<String, Object> kwargs = rule.kwargs();
    return switch (rule.type()) {
      case "expect_table_row_count_to_be_between" ->
          when(between(count(lit(1)), kwargs), 1.0).otherwise(0.0);
      case "expect_column_values_to_not_be_null" ->
          count(named(kwargs)).divide(count(lit(1))).cast("double");
      case "expect_column_values_to_be_in_set" ->
          share(named(kwargs), named(kwargs).isin(((List<?>) kwargs.get("value_set")).toArray()));
      case "expect_column_values_to_be_between" ->
          share(named(kwargs), between(named(kwargs), kwargs));
      case "expect_column_values_to_be_unique" ->
          count_distinct(named(kwargs)).divide(count(named(kwargs))).cast("double");
      case "expect_compound_columns_to_be_unique" -> {
        Column key =
            struct(names(kwargs).map(name -> col("`" + name + "`")).toArray(Column[]::new));
        yield count_distinct(key).divide(count(lit(1))).cast("double");
      }
      default -> throw new IllegalArgumentException(rule.type());
    };
  }

  private static java.util.stream.Stream<String> names(Map<String, Object> kwargs) {
    return ((List<?>) kwargs.get("column_list")).stream().map(Object::toString);
  }

  private static Column named(Map<String, Object> kwargs) {
    return col("`" + kwargs.get("column") + "`");
  }

  private static Column share(Column value, Column fits) {
    Column present = count(value);
    Column good = sum(when(fits, 1).otherwise(0));
    return when(present.gt(0), good.divide(present)).cast("double");
  }

  private static Column between(Column value, Map<String, Object> kwargs) {
    return value.between(
        Double.parseDouble(kwargs.get("min_value").toString()),
        Double.parseDouble(kwargs.get("max_value").toString()));
  }
}
