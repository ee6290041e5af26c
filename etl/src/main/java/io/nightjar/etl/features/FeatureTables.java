package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.transform.CutAt;
import io.nightjar.core.table.transform.CutAtNights;
import io.nightjar.core.table.transform.VersionOrder;
import io.nightjar.core.time.Nights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that features are taken from, each read once. For a range of nights they are kept
 * while the nights are computed, and a table in which no key comes twice is cut by a filter alone.
 */
final class FeatureTables implements AutoCloseable {
  private final Map<TableName, Dataset<Row>> rows = new TreeMap<>();
  private final Map<TableName, List<String>> keys = new TreeMap<>();
  private final BuildFeaturesConfig config;
  private final Nights nights;

  /** Takes the nights of the run and what gives a table as it is pinned. */
  FeatureTables(
      BuildFeaturesConfig config, Nights nights, Function<TableName, Dataset<Row>> reader) {
    this.config = config;
    this.nights = nights;
    for (TableName name : named(config.features())) {
      Dataset<Row> table =
          reader
              .apply(name)
              .where(col(Bookkeeping.LOGICAL_DATE).leq(lit(known(config, nights.to()))));
      List<String> key = config.keys().getOrDefault(name, List.of());
      rows.put(name, isKept() ? table.persist() : table);
      keys.put(name, isKept() && isUnique(rows.get(name), key) ? List.of() : key);
    }
  }

  /** The table as the queries of a night see it. */
  Dataset<Row> cut(TableName name, Instant asOf, LocalDate night) {
    LocalDate known = known(config, night);
    Instant knownBy = known.equals(night) ? asOf : config.clock().afterwards(known);
    return new CutAt(asOf, night, knownBy, known, keys.get(name)).apply(rows.get(name));
  }

  private static LocalDate known(BuildFeaturesConfig config, LocalDate night) {
    return config.knownBy().filter(night::isBefore).orElse(night);
  }

  /** The table as all nights see it, every row with the nights that do. */
  Dataset<Row> seen(TableName name) {
    if (isSeenNightByNight(name)) {
      return nightByNight(name);
    }
    return cutAtNights(name).apply(rows.get(name));
  }

  /** The rows that had happened but were not known, with the nights for which that was so. */
  Dataset<Row> withheld(TableName name) {
    return cutAtNights(name).withheld(rows.get(name));
  }

  /** The rows as they are known at the end of the run, whatever was known before. */
  Dataset<Row> inHindsight(TableName name) {
    return cutAtNights(name).inHindsight(rows.get(name));
  }

  private CutAtNights cutAtNights(TableName name) {
    List<Instant> instants = nights.dates().stream().map(config.clock()::asOf).toList();
    return new CutAtNights(nights.from(), instants, keys.get(name));
  }

  /** A table whose rows say themselves when they are valid, or a look with later knowledge. */
  private Dataset<Row> nightByNight(TableName name) {
    List<LocalDate> dates = nights.dates();
    Dataset<Row> all = null;
    for (int i = 0; i < dates.size(); i++) {
      Dataset<Row> seen =
          cut(name, config.clock().asOf(dates.get(i)), dates.get(i))
              .withColumn(CutAtNights.FROM, lit(i))
              .withColumn(CutAtNights.UNTIL, lit(i + 1));
      all = all == null ? seen : all.union(seen);
    }
    return all;
  }

  private boolean isSeenNightByNight(TableName name) {
    Dataset<Row> table = rows.get(name);
    return nights.isSingle()
        || config.knownBy().isPresent()
        || VersionOrder.isIn(table.schema())
        || List.of(table.columns()).contains(Bookkeeping.KNOWN_UNTIL);
  }

  /** Whether a row may be replaced by a newer version while the nights go by. */
  boolean isReplaced(TableName name) {
    return !keys.get(name).isEmpty() || isSeenNightByNight(name);
  }

  @Override
  public void close() {
    if (isKept()) {
      rows.values().forEach(table -> table.unpersist(false));
    }
  }

  private boolean isKept() {
    return !nights.isSingle();
  }

  private static Set<TableName> named(FeatureSpec features) {
    Set<TableName> names = new TreeSet<>(SqlGuard.tables(features.population()));
    features.queries().forEach(sql -> names.addAll(SqlGuard.tables(sql)));
    features.columns().forEach(entry -> entry.from().ifPresent(names::add));
    return names;
  }

  private static boolean isUnique(Dataset<Row> table, List<String> key) {
    Column[] columns = Columns.named(key);
    return !key.isEmpty()
        && table.groupBy(columns).count().where(col("count").gt(1)).limit(1).isEmpty();
  }
}
