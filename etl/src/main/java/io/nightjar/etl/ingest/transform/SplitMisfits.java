package io.nightjar.etl.ingest.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Parts the rows of a source into those for bronze and those for quarantine; none is in both. */
public final class SplitMisfits {
  private final List<String> columns;

  /** Takes the columns of the contract. */
  public SplitMisfits(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /** The rows that fit, as they stand in bronze tables. */
  public Dataset<Row> good(Dataset<Row> rows) {
    List<Column> kept = new ArrayList<>();
    columns.forEach(column -> kept.add(Columns.named(column)));
    kept.add(col(Bookkeeping.LOGICAL_DATE));
    kept.add(col(Bookkeeping.EVENT_TIME));
    kept.add(col(Bookkeeping.KNOWN_AT));
    kept.add(col(Bookkeeping.SOURCE_FILE));
    kept.add(col(Bookkeeping.SOURCE_ROW));
    return rows.where(not(Misfits.isMisfit())).select(kept.toArray(Column[]::new));
  }

  /** The rows that do not fit, as they stand in quarantine tables. */
  public Dataset<Row> quarantined(Dataset<Row> rows) {
    return rows.where(Misfits.isMisfit())
        .select(
            col(Bookkeeping.LOGICAL_DATE),
            col(Bookkeeping.SOURCE_FILE),
            col(Bookkeeping.SOURCE_ROW),
            col(Misfits.COLUMN).as("column"),
            col(Misfits.REASON).as("reason"),
            col(Misfits.RECORD).as("record"));
  }
}
