package io.nightjar.scoring.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Bookkeeping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Turns scored rows into rows of the prediction table: the entity, what is predicted, and
 * everything one needs to make the prediction again.
 */
public final class PredictionColumns {
  /**
   * BOOLEAN: whether the score reaches the threshold; null without one, so that a threshold can be
   * added later without another schema.
   */
  public static final String PREDICTION = "prediction";

  /** STRING: the model, as {@code name@version}. */
  public static final String MODEL = "model";

  /** TIMESTAMP: the instant the features look from. */
  public static final String AS_OF = "_as_of";

  /** STRING: the tables that were read, as {@code gold.features@v12}. */
  public static final String TABLE_VERSIONS = "_table_versions";

  /** Column names that a feature key cannot have. */
  public static final List<String> TAKEN = List.of(ApplyModel.SCORE, PREDICTION, MODEL);

  private final List<String> key;
  private final Optional<Double> threshold;
  private final Origin origin;

  /**
   * Where predictions come from.
   *
   * @param model name and version of the model
   * @param tableVersions the tables that were read
   * @param run id of the run
   */
  public record Origin(String model, String tableVersions, String run) {}

  /**
   * For one model on one version of the features.
   *
   * @param key columns that identify an entity
   * @param threshold scores from here on are predicted true
   * @param origin the same for every row
   */
  public PredictionColumns(List<String> key, Optional<Double> threshold, Origin origin) {
    this.key = List.copyOf(key);
    this.threshold = threshold;
    this.origin = origin;
  }

  /** Rows of the prediction table, from rows with key, bookkeeping and score. */
  public Dataset<Row> apply(Dataset<Row> scored) {
    List<Column> columns = new ArrayList<>();
    key.forEach(name -> columns.add(col("`" + name + "`")));
    columns.add(col(ApplyModel.SCORE));
    columns.add(
        threshold
            .map(least -> col(ApplyModel.SCORE).geq(lit(least)))
            .orElse(lit(null).cast("boolean"))
            .as(PREDICTION));
    columns.add(lit(origin.model()).as(MODEL));
    columns.add(col(Bookkeeping.KNOWN_AT).as(AS_OF));
    columns.add(lit(origin.tableVersions()).as(TABLE_VERSIONS));
    columns.add(lit(origin.run()).as(Bookkeeping.RUN));
    Bookkeeping.TIMES.forEach(name -> columns.add(col(name)));
    return scored.select(columns.toArray(Column[]::new));
  }
}
