package io.nightjar.training.split.transform;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts rows into one partition, sorted by their key, because the order of rows is part of what
 * decides a model. A partition by range would not do: its bounds are sampled anew in every run.
 */
public final class FixedLayout {
  private static final int PARTITIONS = 1;

  private final List<String> key;

  /** For rows identified by these columns. */
  public FixedLayout(List<String> key) {
    this.key = List.copyOf(key);
  }

  /** The same rows in the order that does not change. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    Column[] columns = key.stream().map(name -> col("`" + name + "`")).toArray(Column[]::new);
    return rows.repartition(PARTITIONS, columns).sortWithinPartitions(columns);
  }
}
