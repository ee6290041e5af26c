package io.nightjar.core.internal.delta;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * One write that is wanted.
 *
 * @param table where to
 * @param nights of which nights
 * @param extent what it may touch
 * @param fingerprint digest of everything that decides the rows
 */
record Change(TableName table, Nights nights, Extent extent, String fingerprint) {
  static final String FOREIGN_NIGHT = "nightjar: row of another night";

  /** What a write may touch. */
  enum Extent {
    /** The rows of its nights. */
    NIGHTS,
    /** All rows. */
    WHOLE,
    /** The rows of the keys that it brings. */
    KEYS
  }

  /** The transaction id under which Delta counts revisions: job, table and nights. */
  String appId(CommitOrigin run) {
    return String.join("|", run.job(), table.toString(), nights.toString());
  }

  /** Who and why, for the commit. */
  CommitOrigin origin(CommitOrigin run, long revision) {
    return new CommitOrigin(
        run.run(), run.pipeline(), run.job(), nights.toString(), fingerprint, revision);
  }

  /** The rows that are replaced; empty if all of them are. */
  Optional<String> replaceWhere() {
    if (extent != Extent.NIGHTS) {
      return Optional.empty();
    }
    return Optional.of(
        "%1$s >= DATE'%2$s' AND %1$s <= DATE'%3$s'"
            .formatted(Bookkeeping.LOGICAL_DATE, nights.from(), nights.to()));
  }

  /**
   * The rows, which fail with {@link #FOREIGN_NIGHT} while they are computed if one is of another
   * night. Delta checks it as well, but not for the first write of a table.
   */
  Dataset<Row> guarded(Dataset<Row> rows) {
    if (extent == Extent.WHOLE) {
      return rows;
    }
    Column night = functions.col(Bookkeeping.LOGICAL_DATE);
    Column refusal = functions.raise_error(functions.lit(FOREIGN_NIGHT)).cast("date");
    Column checked =
        functions
            .when(night.between(functions.lit(nights.from()), functions.lit(nights.to())), night)
            .otherwise(refusal);
    return rows.withColumn(Bookkeeping.LOGICAL_DATE, checked);
  }

  /** Whether rows that this change has written may be gone after that commit. */
  boolean mayBeUndoneBy(DeltaCommit newer) {
    return extent == Extent.WHOLE ? newer.changesRows() : newer.mayTouch(nights);
  }

  /** Whether a commit was made for the same purpose: same job, same nights. */
  boolean isOf(CommitOrigin run, CommitOrigin commit) {
    return commit.job().equals(run.job()) && commit.nights().equals(nights.toString());
  }
}
