package io.nightjar.etl.ingest.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.TryEval;

/** The columns that say whether and why a delivered record does not fit, while it is ingested. */
public final class Misfits {
  /** STRING: the first column that does not fit, empty for a whole record, null if all fit. */
  public static final String COLUMN = "_misfit_column";

  /** STRING: every reason, joined by semicolons; null if all fit. */
  public static final String REASON = "_misfit_reason";

  /** STRING: raw text of the record, if it does not fit. */
  public static final String RECORD = "_record";

  /** DATE: the night the file was delivered for; null if its rows say so. */
  public static final String DELIVERED = "_delivered";

  private Misfits() {}

  /** Whether a row does not fit. */
  public static Column isMisfit() {
    return col(COLUMN).isNotNull();
  }

  /** Adds a reason where a condition holds; a null condition does not hold. */
  static Dataset<Row> mark(Dataset<Row> rows, Column isMisfit, String column, Column reason) {
    Column holds = coalesce(isMisfit, lit(false));
    return rows.withColumn(
            REASON, when(holds, concat_ws("; ", col(REASON), reason)).otherwise(col(REASON)))
        .withColumn(COLUMN, when(holds, coalesce(col(COLUMN), lit(column))).otherwise(col(COLUMN)));
  }

  /**
   * A value that is null where computing it fails, such as the 30th of February from three numbers,
   * so that a bad row becomes a misfit instead of the end of the night.
   */
  static Column attempt(Column value) {
    return new Column(new TryEval(value.expr()));
  }
}
