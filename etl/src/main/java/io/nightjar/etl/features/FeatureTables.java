package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.transform.CutAt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that feature queries name, each read once. For a range of nights they are kept while
 * the nights are computed, and a table in which no key comes twice is cut by a filter alone.
 */
final class FeatureTables implements AutoCloseable {
  private final Map<TableName, Dataset<Row>> rows = new TreeMap<>();
  private final Map<TableName, List<String>> keys = new TreeMap<>();
  private final boolean isKept;

  FeatureTables(BuildFeaturesConfig config, JobContext context) {
    this.isKept = !context.nights().isSingle();
    for (TableName name : named(config.features())) {
      Dataset<Row> table =
          context
              .tables()
              .read(context.pins().of(name))
              .where(col(Bookkeeping.LOGICAL_DATE).leq(lit(context.nights().to())));
      List<String> key = config.keys().getOrDefault(name, List.of());
      rows.put(name, isKept ? table.persist() : table);
      keys.put(name, isKept && isUnique(rows.get(name), key) ? List.of() : key);
    }
  }

  /** The table as the queries of a night see it. */
  Dataset<Row> cut(TableName name, Instant asOf, LocalDate night) {
    return new CutAt(asOf, night, keys.get(name)).apply(rows.get(name));
  }

  @Override
  public void close() {
    if (isKept) {
      rows.values().forEach(table -> table.unpersist(false));
    }
  }

  private static Set<TableName> named(FeatureSpec features) {
    Set<TableName> names = new TreeSet<>(SqlGuard.tables(features.population()));
    features.columns().forEach(sql -> names.addAll(SqlGuard.tables(sql)));
    return names;
  }

  private static boolean isUnique(Dataset<Row> table, List<String> key) {
    Column[] columns =
        key.stream().map(name -> col("`" + name.replace("`", "``") + "`")).toArray(Column[]::new);
    return !key.isEmpty()
        && table.groupBy(columns).count().where(col("count").gt(1)).limit(1).isEmpty();
  }
}
