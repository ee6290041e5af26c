package io.nightjar.cli.night;

import static org.apache.spark.sql.functions.col;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.job.RunRequest;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlJobs;
import io.nightjar.etl.quarantine.ReplayJob;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Brings quarantined rows of a source, or of a table whose rules moved them, back, night by night:
 * marks those of a source, then runs the jobs of the night up to its published tables. Wherever it
 * is killed, the same command goes on; where nothing is left to bring back, it changes nothing.
 */
final class QuarantineReplay {
  private static final String NIGHT = "night";

  private final Terminal terminal;
  private final LakeSession session;
  private final Plan plan;
  private final TableName quarantine;
  private final Optional<Source> source;

  /**
   * @param quarantine where the rows are
   * @param source whose contract they did not fit; empty if rules of a table moved them
   */
  QuarantineReplay(
      Terminal terminal,
      LakeSession session,
      Plan plan,
      TableName quarantine,
      Optional<Source> source) {
    this.terminal = terminal;
    this.session = session;
    this.plan = plan;
    this.quarantine = quarantine;
    this.source = source;
  }

  /**
   * Replays the nights that have rows in quarantine; returns the exit code of the first that fails.
   *
   * @param wanted of which nights, or all
   * @param asked the night at whose end they are known, or the newest that has run
   */
  int run(Optional<Nights> wanted, Optional<LocalDate> asked, boolean isDry) {
    Map<LocalDate, Long> quarantined = quarantined(wanted);
    if (source.isEmpty() && asked.isPresent()) {
      throw CoreErrors.invalidArgument(
          "--known-for is for rows of a source; leave it out for %s.".formatted(quarantine));
    }
    if (quarantined.isEmpty()) {
      tell("There are no such rows in %s: nothing to do.", quarantine);
      return 0;
    }
    LocalDate knownFor = asked.orElseGet(this::newestNight);
    for (Map.Entry<LocalDate, Long> night : quarantined.entrySet()) {
      LocalDate since = knownFor(night.getKey(), knownFor, asked.isPresent());
      if (isDry) {
        tell(
            "%s: %,d rows; those that fit now come back%s",
            night.getKey(), night.getValue(), since(since));
      } else {
        int exitCode = replay(night.getKey(), night.getValue(), since);
        if (exitCode != 0) {
          return exitCode;
        }
      }
    }
    return 0;
  }

  private int replay(LocalDate night, long before, LocalDate since) {
    if (source.isPresent()) {
      PlannedJob job = ReplayJob.planned(source.get(), since);
      RunManifest marked =
          session.runner().run(new EtlJobs(), new RunRequest(plan, job, Nights.of(night)));
      if (marked.outcome() instanceof Failed failed) {
        terminal.err().println("nightjar: " + failed.message());
        return failed.exitCode();
      }
    }
    NightSummary summary =
        new NightRun(session, plan, new ProgressLines(terminal))
            .run(Nights.of(night), NightOptions.tables());
    if (summary.exitCode() != 0) {
      SummaryText.reasons(summary).forEach(terminal.err()::println);
      return summary.exitCode();
    }
    long after = quarantined(Optional.of(Nights.of(night))).getOrDefault(night, 0L);
    tell(
        "%s: %,d of %,d rows are back%s; %,d still do not fit",
        night, before - after, before, since(since), after);
    new LaterNights(session.manifests(), plan)
        .stale(summary)
        .flatMap(stale -> seeing(stale, since))
        .ifPresent(this::tellStale);
    return 0;
  }

  /** Of the nights that were computed without the rows those that can see them. */
  private Optional<Nights> seeing(Nights stale, LocalDate since) {
    if (isKnownAnyway() || !since.isAfter(stale.from())) {
      return Optional.of(stale);
    }
    return since.isAfter(stale.to())
        ? Optional.empty()
        : Optional.of(new Nights(since, stale.to()));
  }

  private void tellStale(Nights stale) {
    tell(
        "Nights %s were computed without these rows. To take them in: nightjar run %s --from %s"
            + " --to %s",
        stale, plan.pipeline().name(), stale.from(), stale.to());
  }

  private static LocalDate knownFor(LocalDate night, LocalDate knownFor, boolean isAsked) {
    if (knownFor.isBefore(night)) {
      if (isAsked) {
        throw CoreErrors.invalidArgument(
            "--known-for %s is before %s, the night of the rows.".formatted(knownFor, night));
      }
      return night;
    }
    return knownFor;
  }

  private String since(LocalDate night) {
    if (source.isEmpty()) {
      return "";
    }
    return isKnownAnyway() ? ", known as known-at says" : ", known at the end of " + night;
  }

  /** Whether the rows themselves say since when they are known. */
  private boolean isKnownAnyway() {
    return source.flatMap(Source::knownAt).isPresent() || source.isEmpty();
  }

  private LocalDate newestNight() {
    return session.manifests().nights(plan.pipeline().name()).stream()
        .map(Nights::to)
        .max(LocalDate::compareTo)
        .orElse(plan.pipeline().start());
  }

  /** Rows in quarantine by night. */
  private Map<LocalDate, Long> quarantined(Optional<Nights> wanted) {
    Map<LocalDate, Long> nights = new TreeMap<>();
    session
        .tables()
        .findLatest(quarantine)
        .ifPresent(
            table ->
                session
                    .tables()
                    .read(table)
                    .groupBy(col(Bookkeeping.LOGICAL_DATE).cast("string").as(NIGHT))
                    .count()
                    .collectAsList() // one row a night
                    .forEach(row -> nights.put(LocalDate.parse(row.getString(0)), row.getLong(1))));
    nights.keySet().removeIf(night -> wanted.isPresent() && !wanted.get().contains(night));
    return nights;
  }

  private void tell(String sentence, Object... values) {
    terminal.out().println(sentence.formatted(values));
  }
}
