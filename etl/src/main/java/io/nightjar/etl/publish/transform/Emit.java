package io.nightjar.etl.publish.transform;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Upsert;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Says which rows go out of a table and which come in, in the form of {@link Upsert}. */
final class Emit {
  private Emit() {}

  /**
   * A row that does both is there twice.
   *
   * @param isGone of rows with a file
   * @param isComing of rows that shall be there
   */
  static Dataset<Row> changes(Dataset<Row> rows, Column isGone, Column isComing) {
    return rows.withColumn(
            Upsert.IS_PUT, explode(array(when(isGone, lit(false)), when(isComing, lit(true)))))
        .where(col(Upsert.IS_PUT).isNotNull())
        .withColumn(
            Upsert.ADDRESS,
            when(col(Upsert.IS_PUT), Upsert.noAddress()).otherwise(col(Upsert.ADDRESS)));
  }
}
