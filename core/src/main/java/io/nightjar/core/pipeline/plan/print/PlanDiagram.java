package io.nightjar.core.pipeline.plan.print;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.TableName;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;

/** A plan as a Mermaid flowchart: files, tables, jobs and the model, with the flow of data. */
public final class PlanDiagram {
  private PlanDiagram() {}

  /** The flowchart, to be pasted into Markdown. */
  public static String mermaid(Plan plan) {
    Set<String> nodes = new LinkedHashSet<>();
    Set<String> arrows = new LinkedHashSet<>();
    for (Source source : plan.pipeline().sources()) {
      nodes.add("file_%s>\"%s\"]".formatted(source.name(), source.path().replace("\"", "")));
      arrows.add("file_%s --> ingest".formatted(source.name()));
    }
    for (Use use : plan.pipeline().uses()) {
      String owner = use.owner().map(Pipeline::name).orElse("");
      nodes.add("pipeline_%s([\"pipeline %s\"])".formatted(owner, owner));
      arrows.add("pipeline_%s --> %s".formatted(owner, table(use.table(), nodes)));
    }
    for (PlannedJob job : plan.jobs()) {
      String id = job.name().replace('-', '_');
      nodes.add("%s[[\"%s\"]]".formatted(id, job.name()));
      job.inputs().keySet().forEach(table -> arrows.add(table(table, nodes) + " --> " + id));
      job.outputs().forEach(table -> arrows.add(id + " --> " + table(table, nodes)));
      connectModel(job, id, nodes, arrows);
    }
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add("flowchart LR");
    nodes.forEach(node -> lines.add("  " + node));
    arrows.forEach(arrow -> lines.add("  " + arrow));
    return lines.toString();
  }

  private static void connectModel(
      PlannedJob job, String id, Set<String> nodes, Set<String> arrows) {
    switch (job.job()) {
      case "train" -> {
        nodes.add("model{{\"model\"}}");
        arrows.add(id + " --> model");
      }
      case "score" -> arrows.add("model --> " + id);
      case "validate" ->
          arrows.add("%s -. verdict .-> %s".formatted(id, id.replace("validate_", "publish_")));
      default -> {
        // other jobs have tables only
      }
    }
  }

  private static String table(TableName table, Set<String> nodes) {
    String id = "t_" + table.toString().replace('.', '_');
    nodes.add("%s[(\"%s\")]".formatted(id, table));
    return id;
  }
}
