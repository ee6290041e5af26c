package io.nightjar.core.maintain;

import io.nightjar.core.error.NightjarException;
import java.time.LocalDate;
import java.util.List;

/**
 * What maintenance would do with a lake, or has done.
 *
 * @param date the night that retention is counted from
 * @param isDone whether it was done, not only looked at
 * @param tables by name
 * @param leftovers temporary files and unfinished models
 * @param copies rows of databases that old nights have copied
 * @param failures tables that were left as they are, and why
 */
public record MaintenanceReport(
    LocalDate date,
    boolean isDone,
    List<TableReport> tables,
    Removal leftovers,
    Removal copies,
    List<NightjarException> failures) {
  /** Copies the lists. */
  public MaintenanceReport {
    tables = List.copyOf(tables);
    failures = List.copyOf(failures);
  }

  /** All that goes. */
  public Removal removed() {
    return tables.stream().map(TableReport::removed).reduce(leftovers.plus(copies), Removal::plus);
  }

  /** The exit code: 0, or that of the worst failure. */
  public int exitCode() {
    return failures.stream().mapToInt(failure -> failure.type().exitCode()).max().orElse(0);
  }
}
