package io.nightjar.cli.dags;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.project.Project;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One of the DAGs that Airflow has for a pipeline. */
record PipelineDag(String pipeline, Kind kind) {
  /** What a DAG is for. */
  enum Kind {
    NIGHTLY,
    TRAIN,
    MAINTAIN,
    MAIL
  }

  /** What Airflow calls it. */
  String id() {
    return pipeline + "_" + kind.name().toLowerCase(Locale.ROOT);
  }

  boolean isNightly() {
    return kind == Kind.NIGHTLY;
  }

  /** The nightly one of a pipeline. */
  static PipelineDag nightly(Pipeline pipeline) {
    return new PipelineDag(pipeline.name(), Kind.NIGHTLY);
  }

  /** A night of it. */
  NightRequest night(LocalDate date, Project project) {
    return NightRequest.of(this, date, project.plan(pipeline).pipeline().clock());
  }

  /** All that pipelines of the project may have. */
  static List<PipelineDag> all(Project project) {
    return project.pipelineNames().stream()
        .flatMap(
            pipeline -> Arrays.stream(Kind.values()).map(kind -> new PipelineDag(pipeline, kind)))
        .toList();
  }

  /** The DAG of this id; fails with exit code 10 if it is of no pipeline. */
  static PipelineDag parse(String id, Project project) {
    List<PipelineDag> all = all(project);
    return all.stream()
        .filter(dag -> dag.id().equals(id))
        .findFirst()
        .orElseThrow(() -> DagsErrors.unknownDag(id, all.stream().map(PipelineDag::id).toList()));
  }
}
