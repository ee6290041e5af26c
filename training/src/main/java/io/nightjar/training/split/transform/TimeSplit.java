package io.nightjar.training.split.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Splits rows by their night: the newest nights test what the older ones have taught. */
public final class TimeSplit {
  private final String night;
  private final LocalDate testFrom;

  /**
   * A split at a night.
   *
   * @param night DATE column
   * @param testFrom the first night of the test
   */
  public TimeSplit(String night, LocalDate testFrom) {
    this.night = night;
    this.testFrom = testFrom;
  }

  /** The rows to train on. */
  public Dataset<Row> train(Dataset<Row> rows) {
    return rows.where(isTest().equalTo(lit(false)));
  }

  /** The rows to test with. */
  public Dataset<Row> test(Dataset<Row> rows) {
    return rows.where(isTest());
  }

  /** Whether a row tests. */
  public Column isTest() {
    return col(night).geq(lit(testFrom));
  }
}
