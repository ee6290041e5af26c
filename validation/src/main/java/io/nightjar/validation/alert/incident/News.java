package io.nightjar.validation.alert.incident;

import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.AlertSpec.Route;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Severity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something about an incident that people do not know yet: the difference between what is and what
 * they were told. What could not be told one day is told the next.
 *
 * @param kind what has happened
 * @param incident as it is now
 */
public record News(Kind kind, Incident incident) {
  /** What has happened. */
  public enum Kind {
    OPENED("opened"),
    /** It goes on, and a person has decided that the table is published all the same. */
    OVERRIDDEN("overridden"),
    /** It got worse, or has gone on for long. */
    ESCALATED("escalated"),
    STILL_FAILING("still failing"),
    /** It is over, or the rule is not asked any more. */
    RESOLVED("resolved");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }

    /** The kind of that text. */
    public static Kind parse(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
  }

  /** What there is to tell about an incident, if anything. */
  public static Optional<News> of(Incident incident, AlertSpec spec) {
    Optional<Kind> kind =
        incident.isOpen()
            ? ofOpen(incident, spec)
            : Optional.of(Kind.RESOLVED).filter(over -> incident.isOverUntold());
    return kind.map(each -> new News(each, incident));
  }

  private static Optional<Kind> ofOpen(Incident incident, AlertSpec spec) {
    if (isOverridden(incident)) {
      return Optional.of(Kind.OVERRIDDEN);
    }
    if (incident.told().isEmpty()) {
      return Optional.of(Kind.OPENED);
    }
    Told told = incident.told().get();
    if (incident.severity().compareTo(told.severity()) < 0
        || (!told.isEscalated() && incident.failedNights() >= spec.escalateAfter())) {
      return Optional.of(Kind.ESCALATED);
    }
    long silent = ChronoUnit.DAYS.between(told.night(), incident.decided());
    return silent >= spec.remindEvery() ? Optional.of(Kind.STILL_FAILING) : Optional.empty();
  }

  private static boolean isOverridden(Incident incident) {
    boolean isTold =
        incident
            .told()
            .filter(told -> told.kind() == Kind.OVERRIDDEN)
            .filter(told -> told.night().equals(incident.decided()))
            .isPresent();
    return incident.last().rule().action() == Action.OVERRIDE && !isTold;
  }

  /** The night it is about. */
  public LocalDate night() {
    return kind == Kind.OPENED ? incident.opened() : incident.decided();
  }

  /** Who is to know: those who were told before, and of an escalation the critical routes too. */
  public List<Route> routes(AlertSpec spec) {
    Severity severity =
        kind == Kind.RESOLVED
            ? incident.told().map(Told::severity).orElse(incident.severity())
            : incident.severity();
    List<Route> routes = new ArrayList<>(spec.routes(severity));
    boolean isEscalated =
        kind == Kind.ESCALATED || incident.told().filter(Told::isEscalated).isPresent();
    if (isEscalated && severity != Severity.CRITICAL) {
      routes.addAll(spec.routes(Severity.CRITICAL));
    }
    return routes;
  }
}
