package io.nightjar.core.maintain;

import io.nightjar.core.error.CareErrors;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.table.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps a lake small without losing a version that anything kept refers to. What a kept version
 * says never changes. A table that is damaged is left as it is, so that all there is can be used to
 * repair it.
 */
public final class Maintenance {
  private static final Duration SHORT_GRACE = Duration.ofDays(1);

  private final MaintainedLake lake;
  private final Retention retention;
  private final Clock clock;

  /** Nothing is looked at yet. */
  public Maintenance(MaintainedLake lake, Retention retention, Clock clock) {
    this.lake = lake;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * Says what would go, and unless it is a dry run removes it. Fails with exit code 30 if the grace
   * is short and somebody is at work.
   *
   * @param wanted the tables; empty for all, and leftovers and copies outside of tables as well
   * @param date the night that retention is counted from; empty for the newest with manifests
   */
  public MaintenanceReport run(List<TableName> wanted, Optional<LocalDate> date, boolean isDry) {
    LakeFacts facts = lake.facts().get();
    return run(facts, horizon(facts, date), tables(wanted), wanted.isEmpty(), isDry);
  }

  /**
   * The same for what one owner has, counted from the newest night with manifests; leftovers and
   * copies outside of tables go as well.
   *
   * @param isOwned which tables of the lake are meant
   */
  public MaintenanceReport runOwned(Predicate<TableName> isOwned) {
    LakeFacts facts = lake.facts().get();
    List<TableName> owned = lake.tables().tables().stream().filter(isOwned).toList();
    return run(facts, horizon(facts, Optional.empty()), owned, true, false);
  }

  private Horizon horizon(LakeFacts facts, Optional<LocalDate> date) {
    return new Horizon(retention, night(facts, date), clock.instant());
  }

  private MaintenanceReport run(
      LakeFacts facts,
      Horizon horizon,
      List<TableName> tables,
      boolean hasLeftovers,
      boolean isDry) {
    if (!isDry) {
      checkNobodyIsDisturbed(facts);
    }
    TableMaintenance work = new TableMaintenance(lake, facts.pins(), horizon);
    List<TableReport> reports = new ArrayList<>();
    List<NightjarException> failures = new ArrayList<>();
    for (TableName table : tables) {
      try {
        reports.add(isDry ? work.plan(table) : work.run(table));
      } catch (NightjarException e) {
        failures.add(e);
      }
    }
    Removal leftovers = hasLeftovers ? leftovers(facts, horizon, isDry) : Removal.NONE;
    Removal copies = hasLeftovers ? copies(horizon, isDry) : Removal.NONE;
    return new MaintenanceReport(horizon.date(), !isDry, reports, leftovers, copies, failures);
  }

  /** A night that has not run yet would let go of more than its retention says. */
  private static LocalDate night(LakeFacts facts, Optional<LocalDate> asked) {
    LocalDate newest = facts.newestNight();
    if (asked.isPresent() && asked.get().isAfter(newest)) {
      throw CoreErrors.invalidArgument(
          "--date %s is after %s, the newest night that has run.".formatted(asked.get(), newest));
    }
    return asked.orElse(newest);
  }

  private void checkNobodyIsDisturbed(LakeFacts facts) {
    if (retention.grace().compareTo(SHORT_GRACE) < 0 && !facts.running().isEmpty()) {
      throw CareErrors.graceTooShort(facts.running().get(0));
    }
  }

  private List<TableName> tables(List<TableName> wanted) {
    List<TableName> all = lake.tables().tables();
    for (TableName name : wanted) {
      if (!all.contains(name)) {
        throw CoreErrors.tableNotFound(name.toString());
      }
    }
    return wanted.isEmpty() ? all : wanted;
  }

  private Removal leftovers(LakeFacts facts, Horizon horizon, boolean isDry) {
    return isDry
        ? lake.leftovers().find(horizon.graceBegan(), facts.models())
        : lake.leftovers().remove(horizon.graceBegan(), facts.models());
  }

  private Removal copies(Horizon horizon, boolean isDry) {
    LocalDate keptFrom = retention.copiesKeptFrom(horizon.date());
    return isDry
        ? lake.copies().find(keptFrom, horizon.graceBegan())
        : lake.copies().remove(keptFrom, horizon.graceBegan());
  }
}
