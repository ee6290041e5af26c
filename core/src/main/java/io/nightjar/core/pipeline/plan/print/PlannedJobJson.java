package io.nightjar.core.pipeline.plan.print;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.pipeline.QuietHours;
import io.nightjar.core.pipeline.plan.BackfillJobs;
import io.nightjar.core.pipeline.plan.BackfillStep;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One job of a plan as a scheduler reads it. */
final class PlannedJobJson {
  private static final String ETL = "etl";
  private static final String MAINTAIN_MAIN = "io.nightjar.core.job.MaintainMain";
  private static final String VALIDATION = "validation";
  private static final String ANNOUNCE_MAIN = "io.nightjar.validation.alert.AnnounceMain";
  private static final String TRAIN = "train";
  private static final Duration USUAL_LIMIT = Duration.ofHours(4);
  private static final Duration SHORT_LIMIT = Duration.ofMinutes(30);
  private static final Duration LONG_LIMIT = Duration.ofHours(12);

  private PlannedJobJson() {}

  static ObjectNode of(Plan plan, PlannedJob job, List<String> options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", job.name());
    json.put("job", job.job());
    json.put("module", job.module());
    json.put("jar", jar(job.module()));
    json.put("main-class", mainClass(job.module()));
    arguments(plan, job).forEach(json.withArray("/arguments")::add);
    options.forEach(json.withArray("/arguments")::add);
    boolean isTraining = job.job().equals(TRAIN);
    json.put("when", isTraining ? "training-due" : "every-night");
    json.put("timeout-seconds", (isTraining ? LONG_LIMIT : USUAL_LIMIT).toSeconds());
    json.withArray("/inputs");
    job.inputs()
        .forEach(
            (table, maker) ->
                json.withArray("/inputs")
                    .addObject()
                    .put("table", table.toString())
                    .put("made-by", maker));
    json.withArray("/outputs");
    job.outputs().stream().map(TableName::toString).forEach(json.withArray("/outputs")::add);
    json.withArray("/after");
    job.after().forEach(json.withArray("/after")::add);
    json.withArray("/backfill");
    backfill(plan, job).forEach(json.withArray("/backfill")::add);
    return json;
  }

  /** What keeps the tables of a plan small; it works on no night. */
  static ObjectNode maintenance(Plan plan, List<String> options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", "maintain");
    json.put("jar", jar(ETL));
    json.put("main-class", MAINTAIN_MAIN);
    json.withArray("/arguments").add("--pipeline").add(plan.pipeline().name());
    options.forEach(json.withArray("/arguments")::add);
    json.put("timeout-seconds", LONG_LIMIT.toSeconds());
    return json;
  }

  /**
   * What tells people what a night has found; it comes last, whatever became of the others, and
   * again at the end of quiet hours if there are any.
   */
  static ObjectNode announcement(Plan plan, List<String> options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", "announce");
    json.put("jar", jar(VALIDATION));
    json.put("main-class", ANNOUNCE_MAIN);
    List.of("--pipeline", plan.pipeline().name(), "--date", "{date}", "--quiet", "{quiet}")
        .forEach(json.withArray("/arguments")::add);
    options.forEach(json.withArray("/arguments")::add);
    json.putArray("backfill"); // a backfill sends no mails
    json.put("timeout-seconds", SHORT_LIMIT.toSeconds());
    plan.pipeline()
        .alerts()
        .quiet()
        .map(QuietHours::until)
        .ifPresent(end -> json.put("again", daily(end)));
    return json;
  }

  private static String daily(LocalTime time) {
    return "%d %d * * *".formatted(time.getMinute(), time.getHour());
  }

  private static String jar(String module) {
    return "%1$s/target/nightjar-%1$s.jar".formatted(module);
  }

  private static String mainClass(String module) {
    String first = module.substring(0, 1).toUpperCase(Locale.ROOT);
    return "io.nightjar.%s.%s%sMain".formatted(module, first, module.substring(1));
  }

  private static List<String> arguments(Plan plan, PlannedJob job) {
    return List.of(
        job.job(),
        "--job-name",
        job.name(),
        "--pipeline",
        plan.pipeline().name(),
        "--date",
        "{date}");
  }

  /** The steps of a backfill that the job has a part in. */
  private static List<String> backfill(Plan plan, PlannedJob job) {
    BackfillJobs jobs = new BackfillJobs(plan);
    return Arrays.stream(BackfillStep.values())
        .filter(step -> jobs.find(job, step).isPresent())
        .map(BackfillStep::text)
        .toList();
  }
}
