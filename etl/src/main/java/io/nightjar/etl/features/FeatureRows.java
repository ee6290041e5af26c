package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.feature.FeatureEntry;
import io.nightjar.core.pipeline.feature.QueryEntry;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.features.transform.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/** The rows of the feature table for the nights of a run, in the order of the declared columns. */
final class FeatureRows {
  /** What {@link #entities} counts. */
  static final String ENTITIES = "entities";

  private final FeatureSpec features;
  private final Nights nights;
  private final List<NightFeatures> parts;
  private final LeakReport report;
  private final DeclaredFeatures declared;
  private final Observation entities = new Observation();

  FeatureRows(BuildFeaturesConfig config, Queries queries, FeatureTables tables, Nights nights) {
    this.features = config.features();
    this.nights = nights;
    this.parts =
        features.built(nights).stream()
            .map(night -> new NightFeatures(config, queries, tables, night))
            .toList();
    this.report =
        new LeakReport(
            switch (features.leakReport()) {
              case ALWAYS -> true;
              case RANGES -> !nights.isSingle();
              case NEVER -> false;
            });
    this.declared = new DeclaredFeatures(config, queries, tables, nights, report);
  }

  /**
   * One row per night and entity. Queries of several nights are computed one by one and kept until
   * they are written: one query for all of them would be planned for longer than it runs. Declared
   * features of all nights are one query.
   */
  Dataset<Row> of(ParallelWork work) {
    Dataset<Row> rows =
        nights.isSingle()
            ? parts.get(0).rows()
            : work.map(parts, night -> night.rows().localCheckpoint()).stream()
                .reduce(Dataset::union)
                .orElseThrow();
    requireNewNames(rows);
    Dataset<Row> counted = rows.observe(entities, count(lit(1)).as(ENTITIES));
    Column night = datediff(col(Bookkeeping.LOGICAL_DATE), lit(nights.from()));
    return features.hasDeclared()
        ? ordered(declared.apply(counted.withColumn(Names.NIGHT, night)))
        : counted;
  }

  /** Counts the entities while they are computed. */
  Observation entities() {
    return entities;
  }

  /** What rows that were not known yet would have changed. */
  LeakReport report() {
    return report;
  }

  /** Looks for the key that raised an alarm; only asked after a failure. */
  void explainAlarm() {
    parts.forEach(NightFeatures::explainAlarm);
  }

  private void requireNewNames(Dataset<Row> rows) {
    List<String> known = Arrays.asList(rows.columns());
    for (FeatureEntry entry : features.columns()) {
      List<String> twice = entry.names().stream().filter(known::contains).toList();
      if (!twice.isEmpty()) {
        throw EtlErrors.queryResultUnfit(
            features.table().toString(),
            features.population().file(),
            "or another one gives %s, which %s declares; rename one of them"
                .formatted(String.join(", ", twice), entry.place()));
      }
    }
  }

  /** Key, features as declared, bookkeeping; without what was only carried along. */
  private Dataset<Row> ordered(Dataset<Row> rows) {
    List<String> names = new ArrayList<>(features.key());
    List<List<String>> ofQueries = parts.get(0).namesOfQueries();
    int query = 0;
    for (FeatureEntry entry : features.columns()) {
      names.addAll(entry instanceof QueryEntry ? ofQueries.get(query++) : entry.names());
    }
    names.addAll(Bookkeeping.TIMES);
    return rows.select(Columns.named(names));
  }
}
