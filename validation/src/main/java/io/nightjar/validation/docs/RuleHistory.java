package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One rule about one table over the nights.
 *
 * @param nights by night, of each the newest result; at least one
 */
record RuleHistory(List<Checked> nights) {
  RuleHistory {
    nights = List.copyOf(nights);
  }

  Checked newest() {
    return nights.get(nights.size() - 1);
  }

  CheckResult result() {
    return newest().result();
  }

  CheckResult.Rule rule() {
    return result().rule();
  }

  /** Since which night it has not passed; empty if it has in the newest. */
  Optional<LocalDate> openSince() {
    LocalDate since = null;
    for (int i = nights.size() - 1; i >= 0 && !hasPassed(i); i--) {
      since = nights.get(i).result().night();
    }
    return Optional.ofNullable(since);
  }

  /** Whether it failed in every night that is shown, so perhaps longer. */
  boolean hasNeverPassed() {
    return nights.stream().noneMatch(night -> night.result().outcome() == Outcome.PASSED);
  }

  /** In how many nights in a row it has not passed. */
  long openNights() {
    long count = 0;
    for (int i = nights.size() - 1; i >= 0 && !hasPassed(i); i--) {
      count++;
    }
    return count;
  }

  private boolean hasPassed(int night) {
    return nights.get(night).result().outcome() == Outcome.PASSED;
  }
}
