package io.nightjar.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.scoring.transform.ComparePredictions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Compares predictions that wait in their stage with those that are published of their nights. */
final class StagedPredictions {
  private final ScoreConfig config;
  private final JobContext context;

  StagedPredictions(ScoreConfig config, JobContext context) {
    this.config = config;
    this.context = context;
  }

  /**
   * The measures of {@link ComparePredictions}; none if nothing was ever published or staged.
   *
   * @param staged empty if there was nothing to predict with
   */
  Map<String, Number> compare(Optional<PinnedTable> staged) {
    Optional<PinnedTable> published = context.pins().find(config.predictions().published());
    Map<String, Number> measures = new TreeMap<>();
    staged
        .or(() -> published)
        .ifPresent(shape -> measure(rows(staged, shape), rows(published, shape), measures));
    return measures;
  }

  private void measure(Dataset<Row> staged, Dataset<Row> published, Map<String, Number> measures) {
    Row row = new ComparePredictions(config.key()).apply(staged, published).first();
    for (String name : row.schema().fieldNames()) {
      measures.put(ComparePredictions.MEASURE + name, row.getAs(name));
    }
  }

  /** The rows of the nights, or none in the shape of another table. */
  private Dataset<Row> rows(Optional<PinnedTable> table, PinnedTable shape) {
    Dataset<Row> rows = context.tables().read(table.orElse(shape));
    return table.isEmpty()
        ? rows.limit(0)
        : rows.where(
            col(Bookkeeping.LOGICAL_DATE)
                .between(lit(context.nights().from()), lit(context.nights().to())));
  }
}
