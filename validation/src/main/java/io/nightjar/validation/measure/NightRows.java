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

  boolean isSingle() {
    return nights.size() == 1;
  }

  /** The rows of one night. */
  NightRows only(LocalDate night) {
    return isSingle()
        ? this
        : new NightRows(
            rows.where(nightOf.orElseThrow().equalTo(lit(night))), List.of(night), nightOf);
  }
}
