package io.nightjar.validation.alert.mail;

import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What comes after a table in its own pipeline: who reads it, and who reads that. */
public final class Impact {
  private static final String PUBLISH = "publish";

  private final Plan plan;
  private final Map<TableName, Set<TableName>> reads = new HashMap<>();

  /** Looks at the jobs of a plan, and at what the SQL of its tables names. */
  public Impact(Plan plan) {
    this.plan = plan;
    for (TableSpec table : plan.pipeline().tables()) {
      reads.put(table.name(), Set.copyOf(SqlGuard.tables(table.sql())));
    }
  }

  /**
   * Tables, models and predictions behind a table, in the order in which they are made.
   *
   * @param isStopped whether it is not published, and with it nothing that one job publishes
   */
  public List<String> of(TableName table, boolean isStopped) {
    Set<TableName> touched = new LinkedHashSet<>(List.of(table));
    List<String> impact = new ArrayList<>();
    for (PlannedJob job : plan.jobs()) {
      if (job.job().equals(PUBLISH)) {
        if (isStopped && job.outputs().contains(table)) {
          job.outputs().forEach(output -> add("table", output, touched, impact));
        }
      } else if (job.job().equals("train")) {
        if (job.inputs().keySet().stream().anyMatch(touched::contains)) {
          impact.add("model " + plan.pipeline().name());
        }
      } else {
        String what = job.job().equals("score") ? "predictions" : "table";
        job.outputs().stream()
            .filter(output -> isMadeFrom(output, job, touched))
            .forEach(output -> add(what, output.published(), touched, impact));
      }
    }
    return impact;
  }

  private boolean isMadeFrom(TableName output, PlannedJob job, Set<TableName> touched) {
    Set<TableName> own = reads.getOrDefault(output.published(), job.inputs().keySet());
    return own.stream().anyMatch(touched::contains);
  }

  private static void add(
      String what, TableName output, Set<TableName> touched, List<String> impact) {
    if (touched.add(output)) {
      impact.add(what + " " + output);
    }
  }
}
