package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.dags.BackfillRequest;
import io.nightjar.cli.dags.PredictionDiff;
import io.nightjar.cli.project.DeepChecks;
import io.nightjar.core.config.Environment;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.job.LoadedNights;
import io.nightjar.core.job.StagedNight;
import io.nightjar.core.pipeline.plan.BackfillJobs;
import io.nightjar.core.pipeline.plan.BackfillStep;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.stale.StaleDate;
import io.nightjar.core.stale.StaleDates;
import io.nightjar.core.time.Knowledge;
import io.nightjar.core.time.Nights;
import io.nightjar.validation.alert.NightAlerts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One pipeline, deeply checked, with a Spark session in which its nights run. */
final class PipelineSession implements AutoCloseable {
  private final Terminal terminal;
  private final Project project;
  private final Plan plan;
  private final Environment environment;
  private final LakeSession session;

  private PipelineSession(
      Terminal terminal, Project project, Plan plan, Environment environment, LakeSession session) {
    this.terminal = terminal;
    this.project = project;
    this.plan = plan;
    this.environment = environment;
    this.session = session;
  }

  /** Checks before anything starts, and deeply once Spark runs; fails with exit code 10. */
  static PipelineSession open(Terminal terminal, ProjectOptions options, String pipeline) {
    Project project = Project.open(options);
    Plan plan = project.plan(pipeline);
    Environment environment = project.environment();
    LakeSession session = LakeSession.open(environment);
    List<String> problems = DeepChecks.problems(session, plan);
    if (!problems.isEmpty()) {
      session.close();
      throw CoreErrors.invalidConfiguration(problems);
    }
    return new PipelineSession(terminal, project, plan, environment, session);
  }

  /** Runs and prints the summary; returns the exit code. */
  int run(Nights nights, NightOptions options) {
    NightSummary summary = nightRun().run(nights, options);
    new SummaryText(plan.pipeline().name(), environment.lake(), session.models())
        .lines(summary)
        .forEach(terminal.out()::println);
    new LaterNights(session.manifests(), plan).stale(summary).ifPresent(this::tellStale);
    return summary.exitCode();
  }

  /**
   * Tells people what these nights have found, if somebody wants to know; the nights are what they
   * are whether that works or not.
   *
   * @param isQuiet whether one summary is all that anybody gets
   */
  void announce(Nights nights, boolean isQuiet) {
    new NightAlerts(project, session)
        .announce(plan, nights, isQuiet)
        .forEach(terminal.err()::println);
  }

  /** The options with that knowledge; the newest night that is loaded has today's. */
  NightOptions with(Knowledge knowledge, NightOptions options) {
    if (knowledge == Knowledge.ORIGINAL) {
      return options;
    }
    return new EarlierNights(session.manifests(), plan)
        .newestLoaded()
        .map(options::knowing)
        .orElse(options);
  }

  /**
   * Runs a step of a backfill for one night; fails with exit code 10 if what is to be published is
   * not what was staged.
   */
  NightSummary backfill(BackfillStep step, LocalDate night, BackfillRequest request) {
    NightOptions options = NightOptions.backfill(step);
    if (step == BackfillStep.PUBLISH) {
      new StagedNight(session, plan, night, request.knowledge()).requirePublishable();
    }
    if (request.knowledge() == Knowledge.NOW) {
      LoadedNights loaded = new LoadedNights(session.manifests(), plan);
      options = options.knowing(loaded.newest().filter(night::isBefore).orElse(night));
    }
    return nightRun().run(Nights.of(night), options);
  }

  /** How the staged predictions of a night differ from those published; empty if none are. */
  Optional<PredictionDiff> staged(LocalDate night) {
    return session
        .manifests()
        .findSucceeded(plan.pipeline().name(), BackfillJobs.STAGE_PREDICTIONS, Nights.of(night))
        .map(run -> new PredictionDiff(night, run.outcome().metrics()));
  }

  /** Dates of aggregates that late rows have overtaken. */
  List<StaleDate> stale() {
    return new StaleDates(session.spark(), session.tables(), session.manifests()).find(plan);
  }

  /** Of several the one whose table the plan makes first, and of those the earliest date. */
  StaleDate firstInPlan(List<StaleDate> stale) {
    return stale.stream()
        .min(
            Comparator.<StaleDate>comparingInt(
                    each -> plan.jobs().indexOf(StaleDates.jobs(plan, each.table()).get(0)))
                .thenComparing(StaleDate::date))
        .orElseThrow();
  }

  /** Computes that date anew; returns the exit code. */
  int repair(StaleDate stale) {
    LocalDate known =
        new EarlierNights(session.manifests(), plan).newestLoaded().orElse(stale.since());
    NightSummary summary =
        nightRun().repair(StaleDates.jobs(plan, stale.table()), stale.date(), known);
    return summary.exitCode();
  }

  /**
   * Loads the tables of nights that were left out before this one. One that cannot be loaded does
   * not keep this night from running.
   */
  void catchUp(LocalDate night) {
    EarlierNights earlier = new EarlierNights(session.manifests(), plan);
    for (LocalDate before : earlier.notLoadedBefore(night)) {
      if (earlier.isStopped(before)) {
        tell(
            "Night %s needs attention: its last run was rejected or failed. %s is run without it.",
            before, night);
      } else {
        tell(
            "Night %s was never run. Its tables come first, as %s looks back on them.",
            before, night);
        nightRun().run(Nights.of(before), NightOptions.tables());
      }
    }
  }

  /**
   * What brings quarantined rows back; fails with exit code 10 if the name is unknown.
   *
   * @param name of a source, or of a table with its layer, such as {@code silver_flights}
   */
  QuarantineReplay replay(String name) {
    Quarantined quarantined =
        Quarantined.find(plan.pipeline(), name)
            .orElseThrow(
                () ->
                    CoreErrors.invalidArgument(
                        "Pipeline %s has no source and no checked table %s."
                            .formatted(plan.pipeline().name(), name)));
    return new QuarantineReplay(
        terminal, session, plan, quarantined.quarantine(), quarantined.source());
  }

  private void tellStale(Nights stale) {
    tell(
        "Nights %s were computed without these rows. To take them in: nightjar run %s --from %s"
            + " --to %s",
        stale, plan.pipeline().name(), stale.from(), stale.to());
  }

  private NightRun nightRun() {
    return new NightRun(session, plan, new ProgressLines(terminal));
  }

  private void tell(String sentence, Object... values) {
    terminal.err().println(sentence.formatted(values));
  }

  @Override
  public void close() {
    session.close();
  }
}
