package io.nightjar.core.pipeline.plan.print;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A plan as text for people. */
public final class PlanText {
  private PlanText() {}

  /** One line a job: what it reads, what it writes. */
  public static String jobs(Plan plan) {
    int width = plan.jobs().stream().mapToInt(job -> job.name().length()).max().orElse(0);
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(title(plan));
    for (PlannedJob job : plan.jobs()) {
      lines.add(
          "  %s  %-10s  %s -> %s"
              .formatted(pad(job.name(), width), job.module(), reads(plan, job), writes(job)));
    }
    return lines.toString();
  }

  /** The jobs in order, each with the tables that flow in and out. */
  public static String flow(Plan plan) {
    StringJoiner lines = new StringJoiner(System.lineSeparator());
    lines.add(title(plan));
    List<PlannedJob> jobs = plan.jobs();
    for (int i = 0; i < jobs.size(); i++) {
      boolean isLast = i == jobs.size() - 1;
      lines.add((isLast ? "└─ " : "├─ ") + jobs.get(i).name() + when(jobs.get(i)));
      flow(plan, jobs.get(i), isLast ? "   " : "│  ", lines);
    }
    return lines.toString();
  }

  private static void flow(Plan plan, PlannedJob job, String indent, StringJoiner lines) {
    if (job.job().equals("ingest")) {
      for (Source source : plan.pipeline().sources()) {
        lines.add(indent + "   in   " + source.path());
      }
    }
    for (Map.Entry<TableName, String> input : job.inputs().entrySet()) {
      String maker = maker(input.getValue());
      lines.add(indent + "   in   " + input.getKey() + "  (" + maker + ")");
    }
    if (job.job().equals("score")) {
      lines.add(indent + "   in   model " + plan.pipeline().name() + "  (champion of the night)");
    }
    job.outputs().forEach(output -> lines.add(indent + "   out  " + output));
    if (job.job().equals("train")) {
      lines.add(indent + "   out  model " + plan.pipeline().name());
    }
    if (job.job().equals("validate")) {
      lines.add(indent + "   out  verdict: accepted, or the night stops with exit code 20");
    }
  }

  private static String maker(String maker) {
    if (maker.startsWith(Use.RELEASE)) {
      return "as released by pipeline " + maker.substring(Use.RELEASE.length());
    }
    return maker.isEmpty() ? "newest" : "from " + maker;
  }

  private static String title(Plan plan) {
    Pipeline pipeline = plan.pipeline();
    return "%s: %s%n%s, nights end at 00:00 %s, first night %s"
        .formatted(
            pipeline.name(),
            pipeline.description(),
            pipeline.owner().team(),
            pipeline.clock().zone(),
            pipeline.start());
  }

  private static String when(PlannedJob job) {
    return job.job().equals("train") ? "  (when due, or with --train)" : "";
  }

  private static String reads(Plan plan, PlannedJob job) {
    return job.job().equals("ingest")
        ? plan.pipeline().sources().size() + " sources"
        : String.join(", ", job.inputs().keySet().stream().map(TableName::toString).toList());
  }

  private static String writes(PlannedJob job) {
    return switch (job.job()) {
      case "train" -> "model";
      case "validate" -> "verdict";
      default -> String.join(", ", job.outputs().stream().map(TableName::toString).toList());
    };
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
