package io.nightjar.etl.quarantine.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Bookkeeping;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Marks records of files with the night at whose end they count as known, if they ever fit. A
 * record that has come back is in no quarantine any more and keeps its mark; one that is still
 * there gets the new one.
 */
public final class ReplayMarks {
  /** DATE: the record counts as known at the end of this night. */
  public static final String KNOWN_FOR = "known_for";

  private static final String[] RECORD = {
    Bookkeeping.LOGICAL_DATE, Bookkeeping.SOURCE_FILE, Bookkeeping.SOURCE_ROW
  };

  private final LocalDate knownFor;

  /** Takes the night. */
  public ReplayMarks(LocalDate knownFor) {
    this.knownFor = knownFor;
  }

  /** All marks: the new ones, and the old ones of records that have come back. */
  public Dataset<Row> apply(Dataset<Row> quarantined, Optional<Dataset<Row>> before) {
    Dataset<Row> records = records(quarantined);
    Dataset<Row> marked = records.withColumn(KNOWN_FOR, lit(knownFor));
    return before
        .map(old -> old.select(columns()).join(records, RECORD, "left_anti").unionByName(marked))
        .orElse(marked);
  }

  /** Records in quarantine that do not have this mark. */
  public Dataset<Row> missing(Dataset<Row> quarantined, Dataset<Row> before) {
    Dataset<Row> marked = records(before.where(col(KNOWN_FOR).equalTo(lit(knownFor))));
    return records(quarantined).join(marked, RECORD, "left_anti");
  }

  private static Dataset<Row> records(Dataset<Row> rows) {
    return rows.select(
        col(Bookkeeping.LOGICAL_DATE), col(Bookkeeping.SOURCE_FILE), col(Bookkeeping.SOURCE_ROW));
  }

  private static Column[] columns() {
    return new Column[] {
      col(Bookkeeping.LOGICAL_DATE),
      col(Bookkeeping.SOURCE_FILE),
      col(Bookkeeping.SOURCE_ROW),
      col(KNOWN_FOR)
    };
  }
}
