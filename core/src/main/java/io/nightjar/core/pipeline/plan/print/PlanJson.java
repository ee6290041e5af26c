package io.nightjar.core.pipeline.plan.print;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A plan as JSON: the one thing a scheduler needs to read. Every job says which jar to submit with
 * which arguments ({@code {date}} stands for the logical date), what it reads and writes and which
 * jobs must have succeeded before.
 */
public final class PlanJson {
  /** Grows when a reader of an older one would misunderstand. */
  public static final int FORMAT_VERSION = 1;

  private PlanJson() {}

  /** The plan alone, indented: nothing in it depends on a machine. */
  public static String write(Plan plan) {
    return write(plan, Optional.empty());
  }

  /** The plan, indented, with all it takes to start its jobs. */
  public static String write(Plan plan, Launch launch) {
    return write(plan, Optional.of(launch));
  }

  private static String write(Plan plan, Optional<Launch> launch) {
    Pipeline pipeline = plan.pipeline();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("format-version", FORMAT_VERSION);
    json.put("pipeline", pipeline.name());
    json.put("description", pipeline.description());
    ObjectNode owner = json.putObject("owner").put("team", pipeline.owner().team());
    pipeline.owner().mail().forEach(owner.withArray("/mail")::add);
    json.put("time-zone", pipeline.clock().zone().getId());
    json.put("start", pipeline.start().toString());
    schedule(pipeline.schedule(), json.putObject("schedule"));
    json.set("release", release(pipeline.name()));
    json.withArray("/uses");
    pipeline.uses().forEach(use -> json.withArray("/uses").add(use(use)));
    json.put("config-digest", plan.configDigest());
    List<String> options = launch.map(Launch::options).orElse(List.of());
    plan.jobs().forEach(job -> json.withArray("/jobs").add(PlannedJobJson.of(plan, job, options)));
    json.set("maintenance", PlannedJobJson.maintenance(plan, options));
    if (isAnnounced(plan)) {
      json.set("announcement", PlannedJobJson.announcement(plan, options));
    }
    launch.ifPresent(how -> launched(plan, how, json));
    return json.toPrettyString();
  }

  private static boolean isAnnounced(Plan plan) {
    return plan.jobs().stream().anyMatch(job -> job.job().equals("validate"))
        && plan.pipeline().alerts().routes().stream().anyMatch(route -> !route.to().isEmpty());
  }

  private static void schedule(Pipeline.Schedule schedule, ObjectNode json) {
    schedule.nightly().ifPresent(cron -> json.put("nightly", cron));
    schedule.train().ifPresent(cron -> json.put("train", cron));
    schedule.maintain().ifPresent(cron -> json.put("maintain", cron));
    schedule.due().ifPresent(time -> json.put("due", time.toString()));
    schedule.until().ifPresent(night -> json.put("until", night.toString()));
    schedule.dueAfter().ifPresent(span -> json.put("due-after-seconds", span.toSeconds()));
  }

  private static ObjectNode use(Use use) {
    String owner = use.owner().map(Pipeline::name).orElse("");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("table", use.table().toString()).put("pipeline", owner);
    json.set("release", release(owner));
    return json;
  }

  /** What stands for the finished nights of a pipeline where a scheduler knows things by name. */
  private static ObjectNode release(String pipeline) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "release." + pipeline)
        .put("uri", "x-nightjar://release/" + pipeline);
  }

  private static void launched(Plan plan, Launch launch, ObjectNode json) {
    json.withArray("/assets");
    plan.jobs().stream()
        .flatMap(job -> job.outputs().stream())
        .filter(PlanJson::isPublished)
        .distinct()
        .forEach(
            table ->
                json.withArray("/assets")
                    .addObject()
                    .put("name", table.toString())
                    .put("uri", launch.uri(table)));
    json.set("launch", launch.toJson());
  }

  private static boolean isPublished(TableName table) {
    return !table.isStage() && !table.layer().equals("quarantine");
  }
}
