package io.nightjar.etl;

import io.nightjar.core.config.Environment;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.job.BoundJob;
import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobModule;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.job.RunRequest;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.stale.StaleDate;
import io.nightjar.core.stale.StaleDates;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.core.verify.Proof;
import io.nightjar.core.verify.Verifier;
import io.nightjar.etl.quarantine.ReplayJob;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs the etl jobs of a pipeline on a lake of its own, with an audit that accepts everything. */
final class NightRig {
  private final LakeSession session;
  private final Plan plan;

  /**
   * @param project folder with {@code conf/}
   * @param pipeline which of its pipelines
   */
  NightRig(SparkSession spark, Path project, String pipeline, Path lake, String landing) {
    this(spark, open(project, Map.of()), pipeline, lake, landing);
  }

  /** The same for a project that is open. */
  NightRig(SparkSession spark, Project opened, String pipeline, Path lake, String landing) {
    this.plan = opened.plan(pipeline);
    Environment environment =
        new Environment("test", lake.toString(), landing, "local[2]", Map.of())
            .with(opened.environment().connections());
    this.session = LakeSession.on(spark, environment, opened.environment().clock());
  }

  /** The project as it is with these environment variables. */
  static Project open(Path project, Map<String, String> variables) {
    ProjectOptions options =
        new ProjectOptions(
            Optional.of(project), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    return Project.open(options, Variables.of(variables));
  }

  /** The manifests of the jobs up to the features, by job; stops behind the first failure. */
  Map<String, RunManifest> night(String nights) {
    Map<String, RunManifest> manifests = new LinkedHashMap<>();
    for (PlannedJob job : plan.jobs()) {
      if (job.module().equals("etl") || job.module().equals("validation")) {
        RunManifest manifest = job(job.name(), nights);
        manifests.put(job.name(), manifest);
        if (manifest.outcome().exitCode() != 0) {
          return manifests;
        }
      }
    }
    return manifests;
  }

  /** The manifest of one job. */
  RunManifest job(String name, String nights) {
    PlannedJob job = plan.job(name);
    JobModule module = job.module().equals("etl") ? new EtlJobs() : new AcceptAll();
    return session.runner().run(module, new RunRequest(plan, job, Nights.parse(nights)));
  }

  /** The manifest of one job that runs whether or not it has run already. */
  RunManifest again(String name, String nights) {
    RunRequest request = new RunRequest(plan, plan.job(name), Nights.parse(nights), true);
    return session.runner().run(new EtlJobs(), request);
  }

  /** Marks the quarantined rows of a source, as the first half of a replay does. */
  RunManifest mark(String source, String night, String knownFor) {
    Source marked =
        plan.pipeline().sources().stream()
            .filter(each -> each.name().equals(source))
            .findFirst()
            .orElseThrow();
    PlannedJob job = ReplayJob.planned(marked, LocalDate.parse(knownFor));
    return session.runner().run(new EtlJobs(), new RunRequest(plan, job, Nights.parse(night)));
  }

  /** Runs these jobs, done or not; with the knowledge of a later night if one is given. */
  Map<String, RunManifest> again(List<PlannedJob> jobs, String nights, Optional<LocalDate> known) {
    Map<String, RunManifest> manifests = new LinkedHashMap<>();
    for (PlannedJob job : jobs) {
      JobModule module = job.module().equals("etl") ? new EtlJobs() : new AcceptAll();
      PlannedJob informed = known.map(job::knowing).orElse(job);
      manifests.put(
          job.name(),
          session.runner().run(module, new RunRequest(plan, informed, Nights.parse(nights), true)));
    }
    return manifests;
  }

  /** The plan. */
  Plan plan() {
    return plan;
  }

  /** Dates of aggregates that late rows have overtaken. */
  List<StaleDate> stale() {
    return new StaleDates(session.spark(), session.tables(), session.manifests()).find(plan);
  }

  /** The newest rows of a table. */
  Dataset<Row> table(String name) {
    return session.tables().read(session.tables().findLatest(TableName.parse(name)).orElseThrow());
  }

  /** Whether a table is there. */
  boolean has(String name) {
    return session.tables().findLatest(TableName.parse(name)).isPresent();
  }

  /** How many versions a table has. */
  int versions(String name) {
    return session.tables().history(TableName.parse(name)).size();
  }

  /** Proofs of a table that are not sound. */
  List<Proof> unproven(String name) {
    Verifier verifier =
        new Verifier(session.manifests(), session.tables(), (table, digest) -> digest.get());
    return verifier.table(session.tables().findLatest(TableName.parse(name)).orElseThrow()).stream()
        .filter(proof -> proof.outcome() == Proof.Outcome.BROKEN)
        .toList();
  }

  private record Audited() implements JobResult {
    @Override
    public Map<String, Number> metrics() {
      return Map.of();
    }
  }

  private record Everything(List<String> tables) {}

  private static final class Accept implements Job<Everything, Audited> {
    @Override
    public Audited run(Everything config, JobContext context) {
      context.pins().all().forEach(pin -> context.tables().read(pin));
      return new Audited();
    }
  }

  private static final class AcceptAll implements JobModule {
    @Override
    public String name() {
      return "validation";
    }

    @Override
    public Map<String, String> descriptions() {
      return Map.of("validate", "Accepts everything.");
    }

    @Override
    public BoundJob<?, ?> job(String name) {
      return new BoundJob<>((pipeline, job) -> new Everything(job.subjects()), new Accept());
    }
  }
}
