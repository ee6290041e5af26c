package io.nightjar.etl.features;

import io.nightjar.core.pipeline.feature.ExpressionEntry;
import io.nightjar.core.pipeline.feature.FeatureEntry;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.pipeline.feature.WindowEntry;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Adds the declared features to the entities of all nights at once. One night is a range of one, so
 * that both give the same values.
 */
final class DeclaredFeatures {
  private final BuildFeaturesConfig config;
  private final FeatureTables tables;
  private final Nights nights;
  private final DeclaredRows rows;
  private final LeakReport report;

  DeclaredFeatures(
      BuildFeaturesConfig config,
      Queries queries,
      FeatureTables tables,
      Nights nights,
      LeakReport report) {
    this.config = config;
    this.tables = tables;
    this.nights = nights;
    this.rows = new DeclaredRows(queries);
    this.report = report;
  }

  /** The same entities, each with its {@code _night}, and one column per declared feature more. */
  Dataset<Row> apply(Dataset<Row> entities) {
    Dataset<Row> result = entities;
    for (FeatureEntry entry : config.features().columns()) {
      if (entry instanceof WindowEntry window) {
        result = taken(result, entry, new DeclaredWindow(window, config.clock(), nights, rows));
      } else if (entry instanceof LookupEntry lookup) {
        boolean isReplaced = tables.isReplaced(lookup.table());
        result =
            taken(
                result,
                entry,
                new DeclaredLookup(lookup, config.clock(), nights, rows, isReplaced));
      } else if (entry instanceof ExpressionEntry expression) {
        result = expression(result, expression);
      }
    }
    return report.observed(result);
  }

  private Dataset<Row> taken(Dataset<Row> entities, FeatureEntry entry, DeclaredForm form) {
    TableName table = entry.from().orElseThrow();
    Dataset<Row> known = form.joined(entities, tables.seen(table), "");
    return report.isOn() ? report.compared(known, form, tables, table) : known;
  }

  private Dataset<Row> expression(Dataset<Row> entities, ExpressionEntry entry) {
    Dataset<Row> result = entities;
    for (Map.Entry<String, SqlText> each : entry.expressions().entrySet()) {
      result =
          rows.withExpression(config.features().table(), result, each.getKey(), each.getValue());
    }
    return result;
  }
}
