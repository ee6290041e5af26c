package io.nightjar.testkit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Compares small tables without order. */
public final class RowsAssert extends AbstractAssert<RowsAssert, Dataset<Row>> {
  private RowsAssert(Dataset<Row> actual) {
    super(actual, RowsAssert.class);
  }

  /** Starts an assertion on a table that is small enough to be collected. */
  public static RowsAssert assertThatRows(Dataset<Row> actual) {
    return new RowsAssert(actual);
  }

  /** Exactly these rows, in any order. */
  public RowsAssert containsExactly(Row... rows) {
    List<Row> collected = actual.collectAsList();
    Assertions.assertThat(collected).containsExactlyInAnyOrder(rows);
    return this;
  }

  /** No rows at all. */
  public RowsAssert isEmpty() {
    Assertions.assertThat(actual.collectAsList()).isEmpty();
    return this;
  }
}
