package io.nightjar.validation.measure;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows to check, night by night.
 *
 * @param rows all of them
 * @param nights the nights that get a verdict each, also those without rows
 * @param nightOf the night of a row; not needed if there is only one
 */
public record NightRows(Dataset<Row> rows, List<LocalDate> nights, Optional<Column> nightOf) {
  /** Copies the list. */
  public NightRows {
    nights = List.copyOf(nights);
  }

  /** Whether all rows are of one night, so that nobody has to tell them apart. */
  boolean isSingle() {
    return nights.size() == 1;
  }

  /** A DATE to group rows by: the night, or nothing if there is only one. */
  Column night() {
    return isSingle() ? lit(null).cast("date") : nightOf.orElseThrow();
  }

  /** The night of a row that was grouped by {@link #night}, which is its first column. */
  LocalDate night(Row group) {
    return isSingle() ? nights.get(0) : group.getDate(0).toLocalDate();
  }

  /** The rows of one night. */
  NightRows only(LocalDate night) {
    return isSingle()
        ? this
        : new NightRows(
            rows.where(nightOf.orElseThrow().equalTo(lit(night))), List.of(night), nightOf);
  }
}
