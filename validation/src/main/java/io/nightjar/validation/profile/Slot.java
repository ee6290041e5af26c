package io.nightjar.validation.profile;

import org.apache.spark.sql.Column;

/**
 * One thing that the second pass counts: how often which text occurs.
 *
 * @param about the column, or the columns of a key
 * @param what what the texts are
 * @param text the text of a row; rows where it is null are not counted
 */
record Slot(String about, What what, Column text) {
  /** What texts are. */
  enum What {
    /** Numbers of {@link Buckets}. */
    BUCKET,
    /** Values. */
    VALUE,
    /** Nights of all rows. */
    NIGHT,
    /** Nights of the rows without a value. */
    NIGHT_OF_MISSING,
    /** Nights of the rows that say true. */
    NIGHT_OF_TRUE,
    /** Keys, of which only the number of repeated rows is taken. */
    KEY
  }
}
