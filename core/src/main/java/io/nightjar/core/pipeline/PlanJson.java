package io.nightjar.core.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.table.TableName;
import java.util.List;

/**
 * A plan as JSON: the one thing a scheduler needs to read. Every job says which jar to submit with
 * which arguments ({@code {date}} stands for the logical date), what it reads and writes and which
 * jobs must have succeeded before.
 */
public final class PlanJson {
  /** Grows when a reader of an older one would misunderstand. */
  public static final int FORMAT_VERSION = 1;

  private PlanJson() {}

  /** The plan, indented, with the arguments that every job takes. */
  public static String write(Plan plan) {
    return write(plan, List.of());
  }

  /**
   * The plan, indented.
   *
   * @param options further arguments for every job, such as {@code --env}, {@code prod}
   */
  public static String write(Plan plan, List<String> options) {
    Pipeline pipeline = plan.pipeline();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format-version", FORMAT_VERSION);
    json.put("pipeline", pipeline.name());
    json.put("description", pipeline.description());
    ObjectNode owner = json.putObject("owner").put("team", pipeline.owner().team());
    pipeline.owner().mail().forEach(owner.withArray("/mail")::add);
    json.put("time-zone", pipeline.clock().zone().getId());
    json.put("start", pipeline.start().toString());
    ObjectNode schedule = json.putObject("schedule");
    pipeline.schedule().nightly().ifPresent(cron -> schedule.put("nightly", cron));
    pipeline.schedule().train().ifPresent(cron -> schedule.put("train", cron));
    json.put("config-digest", plan.configDigest());
    plan.jobs().forEach(job -> json.withArray("/jobs").add(job(plan, job, options)));
    return json.toPrettyString();
  }

  private static ObjectNode job(Plan plan, PlannedJob job, List<String> options) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", job.name());
    json.put("job", job.job());
    json.put("module", job.module());
    json.put("jar", "%1$s/target/nightjar-%1$s.jar".formatted(job.module()));
    arguments(plan, job).forEach(json.withArray("/arguments")::add);
    options.forEach(json.withArray("/arguments")::add);
    json.put("when", job.job().equals("train") ? "training-due" : "every-night");
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
    json.withArray("/waits-for");
    waitsFor(plan, job).forEach(json.withArray("/waits-for")::add);
    return json;
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

  /** Scoring uses tonight's model if there is one: training, if due, goes first but may fail. */
  private static List<String> waitsFor(Plan plan, PlannedJob job) {
    return job.job().equals("score")
        ? plan.jobs().stream()
            .filter(each -> each.job().equals("train"))
            .map(PlannedJob::name)
            .toList()
        : List.of();
  }
}
