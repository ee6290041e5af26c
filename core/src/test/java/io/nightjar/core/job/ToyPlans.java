package io.nightjar.core.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.AsOf;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of one to three toy jobs: make → check → publish. */
final class ToyPlans {
  static final TableName STAGE = TableName.of("silver", "toys").staged();
  static final TableName TOYS = TableName.of("silver", "toys");
  static final Nights NIGHT = Nights.parse("2013-03-01");

  private ToyPlans() {}

  static RunRequest request(String job, String setting) {
    Plan plan = plan(setting);
    return new RunRequest(plan, plan.job(job), NIGHT);
  }

  static Plan plan(String setting) {
    return new Plan(
        pipeline(),
        List.of(
            job("make", Map.of(), List.of(STAGE), List.of(), setting),
            job("check", Map.of(STAGE, "make"), List.of(), List.of("make"), setting),
            job("publish", Map.of(STAGE, "make"), List.of(TOYS), List.of("check"), setting)),
        "digest");
  }

  private static PlannedJob job(
      String name,
      Map<TableName, String> inputs,
      List<TableName> outputs,
      List<String> after,
      String setting) {
    return new PlannedJob(
        name,
        name,
        "core",
        inputs,
        outputs,
        after,
        List.of(),
        JsonNodeFactory.instance.objectNode().put("setting", setting));
  }

  private static Pipeline pipeline() {
    return new Pipeline(
        "toys",
        "For tests.",
        new Pipeline.Owner("team", List.of()),
        new NightClock(ZoneOffset.UTC, AsOf.parse("{date+1} 00:00")),
        LocalDate.of(2013, 1, 1),
        Pipeline.Schedule.NEVER,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AlertSpec.NOBODY);
  }
}
