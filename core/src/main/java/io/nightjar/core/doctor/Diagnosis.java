package io.nightjar.core.doctor;

import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.error.ErrorType;
import java.util.List;

/**
 * Everything the doctor found.
 *
 * @param tables how many tables were looked at
 * @param manifests how many run manifests could be read
 * @param findings what is wrong, in the order of the lake
 */
public record Diagnosis(int tables, int manifests, List<Finding> findings) {
  /** Copies the list. */
  public Diagnosis {
    findings = List.copyOf(findings);
  }

  /** How many findings are in that state. */
  public long count(State state) {
    return findings.stream().filter(finding -> finding.state() == state).count();
  }

  /** 0 if nothing damaged is left, else 50. */
  public int exitCode() {
    boolean isLeft = count(State.DAMAGED) + count(State.REPAIRABLE) > 0;
    return isLeft ? ErrorType.INTEGRITY.exitCode() : 0;
  }

  /** One line for the end of a report. */
  public String summary() {
    String seen = "%d tables, %d manifests".formatted(tables, manifests);
    if (findings.isEmpty()) {
      return seen + ": healthy.";
    }
    return "%s: %d damaged, %d repairable, %d repaired, %d harmless."
        .formatted(
            seen,
            count(State.DAMAGED),
            count(State.REPAIRABLE),
            count(State.REPAIRED),
            count(State.HARMLESS));
  }
}
