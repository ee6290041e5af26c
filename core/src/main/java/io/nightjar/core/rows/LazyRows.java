package io.nightjar.core.rows;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Goes from tables to their rows and back without running anything. Adaptive plans run their stages
 * as soon as they are asked for rows; plans made here wait.
 */
public final class LazyRows {
  private final SparkSession spark;
  private final SparkSession patient;

  /** For tables of that session. */
  public LazyRows(SparkSession spark) {
    this.spark = spark;
    this.patient = spark.cloneSession();
    patient.conf().set("spark.sql.adaptive.enabled", false);
  }

  /** The rows of a table, each valid until the next one is asked for. */
  public JavaRDD<InternalRow> of(Dataset<Row> table) {
    return Dataset.ofRows(patient, table.logicalPlan()).queryExecution().toRdd().toJavaRDD();
  }

  /** A table of such rows. */
  public Dataset<Row> table(JavaRDD<InternalRow> rows, StructType schema) {
    return spark.internalCreateDataFrame(rows.rdd(), schema, false);
  }
}
