package io.nightjar.etl.features.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sequence;

import io.nightjar.core.table.transform.CutAtNights;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Puts rows that are seen by some nights only, because a newer version replaces them, beside the
 * latest of those that stay. They are few, and the nights of versions of one row never overlap, so
 * they are laid out over the nights that see them.
 */
public final class PassingRows {
  private final int bys;

  /** Takes how many columns identify an entity. */
  public PassingRows(int bys) {
    this.bys = bys;
  }

  /**
   * The later of both for every night and entity: {@code _by…}, {@code _night}, {@code _value}.
   *
   * @param latest the same columns, at most one row per night and entity
   * @param rows with {@code _by…}, {@code _seen_from}, {@code _seen_until} and {@code _value}
   */
  public Dataset<Row> apply(Dataset<Row> latest, Dataset<Row> rows) {
    Column nights = sequence(col(CutAtNights.FROM), col(CutAtNights.UNTIL).minus(1));
    Dataset<Row> passing =
        greatest(rows, CutAtNights.FROM, CutAtNights.UNTIL)
            .withColumn(Names.NIGHT, explode(nights));
    Column[] kept = columns(Names.NIGHT, Names.VALUE);
    return greatest(latest.select(kept).union(passing.select(kept)), Names.NIGHT);
  }

  private Dataset<Row> greatest(Dataset<Row> rows, String... besides) {
    Column order = col(Names.VALUE).getField(Names.ORDER);
    return rows.groupBy(columns(besides)).agg(max_by(col(Names.VALUE), order).as(Names.VALUE));
  }

  private Column[] columns(String... more) {
    return Stream.concat(Names.bys(bys).stream(), Stream.of(more))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
