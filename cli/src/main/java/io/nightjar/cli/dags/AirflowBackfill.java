package io.nightjar.cli.dags;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.TaskKey;
import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.BackfillStep;
import io.nightjar.core.pipeline.plan.PlannedJob;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A backfill in Airflow: all nights are staged, oldest first; then, if that is asked for and all of
 * them are, they are published in the same order. It keeps no state but the runs themselves.
 */
public final class AirflowBackfill {
  private static final String RETURNED = "return_value";

  private final Terminal terminal;
  private final AirflowAccess access;
  private final BackfillRequest request;
  private final NightSeries staging;
  private final NightSeries publishing;

  private AirflowBackfill(
      Terminal terminal, AirflowAccess access, BackfillRequest request, WatchPlan watch) {
    this.terminal = terminal;
    this.access = access;
    this.request = request;
    this.staging = new NightSeries(terminal, access, watch, requests(BackfillStep.STAGE));
    this.publishing = new NightSeries(terminal, access, watch, requests(BackfillStep.PUBLISH));
  }

  /**
   * Has the Airflow of the project go on with it until a night fails, and prints a summary; fails
   * with exit code 10 if the DAG is paused.
   *
   * @return 0 or the code of what failed
   */
  public static int run(
      Terminal terminal, ProjectOptions options, BackfillRequest request, WatchOptions watch) {
    WatchPlan limits = watch.plan();
    return AirflowAccess.ask(
        options,
        access -> {
          String dag = PipelineDag.nightly(request.plan().pipeline()).id();
          if (access.client().dags().load(dag).isPaused()) {
            throw DagsErrors.paused(dag);
          }
          return new AirflowBackfill(terminal, access, request, limits).run();
        });
  }

  private int run() {
    int staged = staging.run((night, run) -> request.isAgain());
    boolean isPublished = request.isPublishedAfter(staged);
    int exitCode = isPublished ? publishing.run(this::isOlderThanItsStage) : staged;
    new BackfillSummary(request)
        .print(
            terminal,
            staging.progress(),
            diffs(),
            isPublished ? Optional.of(publishing.progress()) : Optional.empty(),
            access.project().arguments());
    return exitCode;
  }

  private List<NightRequest> requests(BackfillStep step) {
    Pipeline pipeline = request.plan().pipeline();
    PipelineDag dag = PipelineDag.nightly(pipeline);
    return request.nights().dates().stream()
        .map(night -> NightRequest.of(dag, night, pipeline.clock()).as(step, request.knowledge()))
        .toList();
  }

  /** A night that was staged again since is to be published again. */
  private boolean isOlderThanItsStage(NightRequest night, Run published) {
    Optional<Instant> staged = staging.done(night.night()).flatMap(Run::ended);
    return published.ended().flatMap(end -> staged.filter(end::isBefore)).isPresent();
  }

  private List<PredictionDiff> diffs() {
    Optional<String> task =
        request.plan().jobs().stream()
            .filter(job -> job.job().equals("score"))
            .map(PlannedJob::name)
            .map(name -> name.replace('-', '_'))
            .findFirst();
    return task.stream()
        .flatMap(
            name -> request.nights().dates().stream().flatMap(night -> diff(night, name).stream()))
        .toList();
  }

  private Optional<PredictionDiff> diff(LocalDate night, String task) {
    return staging
        .done(night)
        .map(run -> TaskKey.of(run.dagId(), run.runId(), task))
        .flatMap(key -> access.client().tasks().xcom(key, RETURNED))
        .map(returned -> new PredictionDiff(night, measures(returned.path("metrics"))));
  }

  private static Map<String, Number> measures(JsonNode metrics) {
    Map<String, Number> measures = new HashMap<>();
    metrics
        .fields()
        .forEachRemaining(each -> measures.put(each.getKey(), each.getValue().asDouble()));
    return measures;
  }
}
