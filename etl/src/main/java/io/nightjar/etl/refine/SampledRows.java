package io.nightjar.etl.refine;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sample.transform.TakeSample;
import io.nightjar.core.sample.transform.WeightAlarm;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.table.Bookkeeping;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes the declared sample of a refined table, of every night for itself, so that nights computed
 * one by one and as a range give the same rows.
 */
final class SampledRows {
  private final Queries queries;
  private final TableSpec table;

  SampledRows(Queries queries, TableSpec table) {
    this.queries = queries;
    this.table = table;
  }

  /** The rows taken, with their weight; only for a table with a sample. */
  Dataset<Row> of(Dataset<Row> rows) {
    SampleSpec sample = table.sample().orElseThrow();
    return new TakeSample(
            sample,
            table.key(),
            List.of(Bookkeeping.LOGICAL_DATE),
            sample.kind().weight().map(queries::expression))
        .apply(rows);
  }

  /** Fails with exit code 20 and the weight, if that is what another failure came from. */
  static void refuseWeight(TableSpec table, Exception failure) {
    if (WeightAlarm.caused(failure)) {
      throw CoreErrors.sampleWeightUnfit(
          table.name().toString(),
          table.sample().flatMap(sample -> sample.kind().weight()).orElseThrow().text(),
          failure);
    }
  }
}
