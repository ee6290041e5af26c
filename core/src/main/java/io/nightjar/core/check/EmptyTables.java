package io.nightjar.core.check;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Answers which columns a query gives, by analysing it on tables without rows. */
final class EmptyTables {
  private final SparkSession spark;
  private final Queries queries;
  private Map<TableName, StructType> schemas = Map.of();
  private Map<String, Object> night = Map.of();
  private final Set<TableName> leftOut = new HashSet<>();

  EmptyTables(SparkSession spark, Queries queries) {
    this.spark = spark;
    this.queries = queries;
  }

  /** The tables to be seen, by a map that grows with the check, and the night to ask for. */
  void start(Map<TableName, StructType> known, Pipeline pipeline) {
    schemas = known;
    leftOut.clear();
    night = Map.of("date", pipeline.start(), "as_of", pipeline.clock().asOf(pipeline.start()));
  }

  /** Says that a table could not be analysed: queries that read it are left out, not blamed. */
  void leaveOut(TableName table) {
    leftOut.add(table);
  }

  /** Columns of a table; empty if they are not known, for a reason that is told elsewhere. */
  Optional<StructType> schema(TableName table) {
    return leftOut.contains(table) ? Optional.empty() : Optional.ofNullable(schemas.get(table));
  }

  /** Whether one of the tables that a query reads has the column. */
  boolean anyHas(SqlText sql, String column) {
    return SqlGuard.tables(sql).stream()
        .map(schemas::get)
        .anyMatch(schema -> schema != null && List.of(schema.fieldNames()).contains(column));
  }

  /** Columns of a query; empty if it has problems, which then are in the list. */
  Optional<StructType> query(SqlText sql, List<String> problems) {
    Set<TableName> names = SqlGuard.tables(sql);
    if (!Collections.disjoint(names, leftOut)) {
      return Optional.empty();
    }
    Map<TableName, Dataset<Row>> tables = new HashMap<>();
    for (TableName name : names) {
      StructType schema = schemas.get(name);
      if (schema != null) {
        tables.put(name, spark.createDataFrame(List.of(), schema));
      }
    }
    return analyse(sql, tables, night, problems);
  }

  /** Type of an expression over the columns of one table, as a schema of one column. */
  Optional<StructType> expression(
      SqlText expression, TableName table, StructType columns, List<String> problems) {
    List<String> guarded = SqlGuard.expressionProblems(expression);
    if (!guarded.isEmpty()) {
      problems.addAll(guarded);
      return Optional.empty();
    }
    String query = "select (%s%n) as value from %s".formatted(expression.text(), table);
    return analyse(
        new SqlText(expression.file(), query),
        Map.of(table, spark.createDataFrame(List.of(), columns)),
        Map.of(),
        problems);
  }

  private Optional<StructType> analyse(
      SqlText sql,
      Map<TableName, Dataset<Row>> tables,
      Map<String, Object> parameters,
      List<String> problems) {
    try {
      return Optional.of(queries.run(sql, tables, parameters).schema());
    } catch (NightjarException e) {
      e.getMessage().lines().forEach(problems::add);
      return Optional.empty();
    }
  }
}
