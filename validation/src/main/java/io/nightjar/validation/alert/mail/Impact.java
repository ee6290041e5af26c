package io.nightjar.validation.alert.mail;

import io.nightjar.core.pipeline.Plan;
import io.nightjar.core.pipeline.PlannedJob;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What comes after a table in its own pipeline: who reads it, and who reads that. */
public final class Impact {
  private final Plan plan;

  /** Looks at the jobs of a plan. */
  public Impact(Plan plan) {
    this.plan = plan;
  }

  /** Tables, models and predictions made from the table, in the order in which they are made. */
  public List<String> of(TableName table) {
    Set<TableName> touched = new LinkedHashSet<>(List.of(table));
    List<String> impact = new ArrayList<>();
    for (PlannedJob job : plan.jobs()) {
      boolean isTouched =
          job.inputs().keySet().stream().map(TableName::published).anyMatch(touched::contains);
      if (!isTouched) {
        continue;
      }
      switch (job.job()) {
        case "train" -> impact.add("model " + plan.pipeline().name());
        case "validate" -> {} // makes nothing
        default -> job.outputs().forEach(output -> add(job, output.published(), touched, impact));
      }
    }
    return impact;
  }

  private static void add(
      PlannedJob job, TableName output, Set<TableName> touched, List<String> impact) {
    boolean isOfSource = output.layer().equals("quarantine");
    if (!isOfSource && touched.add(output)) {
      impact.add((job.job().equals("score") ? "predictions " : "table ") + output);
    }
  }
}
