package io.nightjar.validation.alert.incident;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.alert.incident.IncidentKey.Kind;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule that fails, from the first failed night to the first one that is right again.
 *
 * @param id digest of pipeline, key and number
 * @param pipeline the owner of the table
 * @param key what it is about
 * @param number counts the incidents of a key from 1
 * @param status whether it goes on
 * @param opened the first failed night
 * @param decided the newest night that had a say in the status
 * @param failedNights how many nights have failed
 * @param last the newest failure
 * @param told what people know; empty if nothing
 */
public record Incident(
    String id,
    String pipeline,
    IncidentKey key,
    int number,
    Status status,
    LocalDate opened,
    LocalDate decided,
    int failedNights,
    CheckResult last,
    Optional<Told> told) {
  /** Whether an incident goes on. */
  public enum Status {
    OPEN,
    /** The rule holds again. */
    RESOLVED,
    /** The rule is not asked any more. */
    WITHDRAWN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How bad it is; a rule that cannot be asked is a warning at least. */
  public Severity severity() {
    Severity declared = last.rule().severity();
    boolean isRaised = key.kind() == Kind.RULE && declared == Severity.INFO;
    return isRaised ? Severity.WARNING : declared;
  }

  /** Whether it goes on. */
  public boolean isOpen() {
    return status == Status.OPEN;
  }

  /** Whether it is over and people still believe that it goes on. */
  public boolean isOverUntold() {
    return !isOpen() && told.filter(each -> each.kind() != News.Kind.RESOLVED).isPresent();
  }

  /** The same after another failure, of a new night or of the same one checked again. */
  Incident failedAgain(CheckResult failure) {
    int nights = failedNights + (failure.night().isAfter(last.night()) ? 1 : 0);
    return new Incident(
        id, pipeline, key, number, Status.OPEN, opened, failure.night(), nights, failure, told);
  }

  /** The same, over since that night. */
  Incident over(Status how, LocalDate night) {
    return new Incident(id, pipeline, key, number, how, opened, night, failedNights, last, told);
  }

  /** The same after people have been told. */
  public Incident with(Told news) {
    return new Incident(
        id, pipeline, key, number, status, opened, decided, failedNights, last, Optional.of(news));
  }
}
