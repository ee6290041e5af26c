package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableName;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.KeyAlarm;
import io.nightjar.etl.features.transform.UniquePerKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The features of one night: its population, and what every query knows of each entity at the as-of
 * instant. Every query sees tables cut at that instant, whatever it says itself.
 */
final class NightFeatures {
  private final BuildFeaturesConfig config;
  private final Queries queries;
  private final FeatureTables tables;
  private final LocalDate night;
  private final List<List<String>> namesOfQueries = new ArrayList<>();

  /**
   * @param tables every table the queries name
   * @param night the logical date
   */
  NightFeatures(
      BuildFeaturesConfig config, Queries queries, FeatureTables tables, LocalDate night) {
    this.config = config;
    this.queries = queries;
    this.tables = tables;
    this.night = night;
  }

  /**
   * One row per entity with the columns of the queries, not yet computed. If there are declared
   * features, what else the population selects is there for them.
   */
  Dataset<Row> rows() {
    Dataset<Row> rows = population();
    Set<String> given = new HashSet<>();
    namesOfQueries.clear();
    for (SqlText columns : config.features().queries()) {
      rows = withColumns(rows, columns, given);
    }
    Instant asOf = config.clock().asOf(night);
    return rows.withColumn(Bookkeeping.LOGICAL_DATE, lit(night))
        .withColumn(Bookkeeping.EVENT_TIME, lit(asOf))
        .withColumn(Bookkeeping.KNOWN_AT, lit(asOf));
  }

  /** The features of each query, known once the rows have been asked for. */
  List<List<String>> namesOfQueries() {
    return List.copyOf(namesOfQueries);
  }

  /** Looks for the key that raised an alarm; only asked after a failure. */
  void explainAlarm() {
    List<String> key = config.features().key();
    String names = String.join(", ", key);
    Dataset<Row> population = keys(config.features().population());
    String file = config.features().population().file();
    long nulls = population.where(hasNull()).count();
    if (nulls > 0) {
      throw EtlErrors.keyIsNull(file, names, nulls);
    }
    requireUnique(file, population);
    config.features().queries().forEach(sql -> requireUnique(sql.file(), keys(sql)));
  }

  private Dataset<Row> population() {
    SqlText sql = config.features().population();
    Dataset<Row> rows = config.features().hasDeclared() ? result(sql) : keys(sql);
    return new UniquePerKey(config.features().key()).apply(rows.where(KeyAlarm.unless(hasNull())));
  }

  private Dataset<Row> withColumns(Dataset<Row> rows, SqlText sql, Set<String> given) {
    FeatureSpec features = config.features();
    Dataset<Row> columns = result(sql);
    List<String> names = new ArrayList<>(List.of(columns.columns()));
    names.removeAll(features.key());
    List<String> known = names.stream().filter(given::contains).toList();
    if (!known.isEmpty()) {
      throw EtlErrors.queryResultUnfit(
          features.table().toString(),
          sql.file(),
          "gives %s a second time".formatted(String.join(", ", known)));
    }
    given.addAll(names);
    namesOfQueries.add(names);
    Dataset<Row> unique = new UniquePerKey(features.key()).apply(columns.where(not(hasNull())));
    return rows.drop(names.toArray(String[]::new))
        .join(unique, features.key().toArray(String[]::new), "left_outer");
  }

  private Dataset<Row> keys(SqlText sql) {
    return result(sql).select(Columns.named(config.features().key()));
  }

  private Dataset<Row> result(SqlText sql) {
    Instant asOf = config.clock().asOf(night);
    Map<TableName, Dataset<Row>> views = new LinkedHashMap<>();
    for (TableName name : SqlGuard.tables(sql)) {
      views.put(name, tables.cut(name, asOf, night));
    }
    Dataset<Row> result = queries.run(sql, views, Map.of("date", night, "as_of", asOf));
    requireKey(sql, List.of(result.columns()));
    return result;
  }

  private void requireKey(SqlText sql, List<String> names) {
    FeatureSpec features = config.features();
    List<String> missing = features.key().stream().filter(name -> !names.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw EtlErrors.queryResultUnfit(
          features.table().toString(),
          sql.file(),
          "does not select %s of the key".formatted(String.join(", ", missing)));
    }
  }

  private void requireUnique(String file, Dataset<Row> keys) {
    List<String> key = config.features().key();
    long repeated =
        keys.where(not(hasNull()))
            .groupBy(Columns.named(key))
            .count()
            .where(col("count").gt(1))
            .count();
    if (repeated > 0) {
      throw EtlErrors.keyNotUnique(file, String.join(", ", key), repeated);
    }
  }

  private Column hasNull() {
    return config.features().key().stream()
        .map(name -> Columns.named(name).isNull())
        .reduce(lit(false), Column::or);
  }
}
