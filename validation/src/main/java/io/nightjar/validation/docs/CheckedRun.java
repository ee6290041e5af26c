package io.nightjar.validation.docs;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One run of the job that checks.
 *
 * @param run its id
 * @param checks what it found, by night, table and line
 */
record CheckedRun(String run, List<Checked> checks) {
  private static final Comparator<Checked> ORDER =
      comparing((Checked checked) -> checked.result().night())
          .thenComparing(checked -> checked.result().table())
          .thenComparing(checked -> checked.result().rule().suite())
          .thenComparing(checked -> checked.result().rule().line())
          .thenComparing(checked -> checked.result().rule().fingerprint());

  CheckedRun {
    checks = checks.stream().sorted(ORDER).toList();
  }

  /** By id, so by time. */
  static List<CheckedRun> of(List<Checked> checks) {
    Map<String, List<Checked>> runs =
        new TreeMap<>(checks.stream().collect(groupingBy(Checked::run)));
    return runs.entrySet().stream()
        .map(run -> new CheckedRun(run.getKey(), run.getValue()))
        .toList();
  }

  String pipeline() {
    return checks.get(0).pipeline();
  }

  /**
   * The nights of which something is shown: {@code 2013-01-01} or {@code 2013-01-01..2013-01-03}.
   */
  String nights() {
    LocalDate from = checks.get(0).result().night();
    LocalDate to = checks.get(checks.size() - 1).result().night();
    return from.equals(to) ? from.toString() : from + ".." + to;
  }

  /** Whether later runs have answered every question of this one again. */
  boolean isReplaced() {
    return checks.stream().noneMatch(Checked::isNewest);
  }
}
