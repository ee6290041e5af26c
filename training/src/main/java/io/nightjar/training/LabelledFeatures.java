package io.nightjar.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.LabelSpec;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.transform.CutAt;
import io.nightjar.training.label.transform.LabelRows;
import io.nightjar.training.split.TrainingNights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Puts the label beside each feature row of the training's nights. The label query sees its tables
 * as they were known at the cut of the training night, whatever it asks for.
 */
final class LabelledFeatures {
  private final TrainConfig config;
  private final JobContext context;

  LabelledFeatures(TrainConfig config, JobContext context) {
    this.config = config;
    this.context = context;
  }

  Dataset<Row> of(TrainingNights nights) {
    Dataset<Row> features =
        context
            .tables()
            .read(context.pins().of(config.features()))
            .where(col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to())));
    return new LabelRows(config.key(), config.label().column()).apply(features, labels());
  }

  private Dataset<Row> labels() {
    LocalDate night = context.nights().to();
    Instant cut = config.maturity().knownBy(night);
    Map<TableName, Dataset<Row>> seen = new TreeMap<>();
    for (PinnedTable pin : context.pins().all()) {
      List<String> key = config.keys().getOrDefault(pin.name().published(), List.of());
      seen.put(pin.name(), new CutAt(cut, night, key).apply(context.tables().read(pin)));
    }
    Dataset<Row> labels =
        context.queries().run(config.label().sql(), seen, Map.of("date", night, "as_of", cut));
    check(labels.schema());
    return labels;
  }

  private void check(StructType schema) {
    LabelSpec label = config.label();
    List<String> columns = Arrays.asList(schema.fieldNames());
    List<String> missing =
        Stream.concat(config.key().stream(), Stream.of(label.column()))
            .filter(column -> !columns.contains(column))
            .toList();
    if (!missing.isEmpty()) {
      throw TrainingErrors.invalidLabel(
          label.sql().file(),
          "it must give the feature key and the label, but has no column "
              + String.join(", ", missing));
    }
    DataType type = schema.apply(label.column()).dataType();
    if (!(type instanceof BooleanType) && !(type instanceof NumericType)) {
      throw TrainingErrors.invalidLabel(
          label.sql().file(),
          "column %s is %s, but a label is a boolean, or a number that is 0 or 1"
              .formatted(label.column(), type.simpleString()));
    }
  }
}
