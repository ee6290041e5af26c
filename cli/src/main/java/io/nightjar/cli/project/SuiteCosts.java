package io.nightjar.cli.project;

import io.nightjar.core.check.DeepCheck;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.checks.SuiteWork;
import io.nightjar.validation.checks.SuiteWork.Asked;
import io.nightjar.validation.checks.SuiteWork.RuleWork;
import io.nightjar.validation.suite.SuiteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What the suites of a pipeline cost, as text. */
final class SuiteCosts {
  private static final String ROW = "%12s %6s %10s %8s  %s";

  private SuiteCosts() {}

  /** Opens a session of its own, in which only empty tables are asked. */
  static String text(Project project, Plan plan) {
    List<String> lines = new ArrayList<>();
    try (LakeSession session = LakeSession.open(project.environment())) {
      DeepCheck.Result report =
          new DeepCheck(session.spark(), session.queries()).check(plan.pipeline());
      for (EmptySuites.EmptySuite each : new EmptySuites(session, report).of(plan)) {
        SuiteSpec all = SuiteSpec.read(each.suite());
        SuiteSpec suite = each.purpose().map(all::checkedFor).orElse(all);
        lines.addAll(
            lines(each.table().toString(), suite, SuiteWork.of(suite, each.rows(), each.others())));
      }
    }
    return String.join(System.lineSeparator(), lines);
  }

  /** One suite: what a night costs, then rule by rule. */
  static List<String> lines(String table, SuiteSpec suite, SuiteWork work) {
    List<String> lines = new ArrayList<>();
    lines.add("%s: %d rules of %s".formatted(table, work.rules().size(), suite.file()));
    lines.add(
        "  in a night: scans %d, shuffles %d for keys and %d for quantiles, queries %d"
            .formatted(
                work.rounds().stream().filter(round -> round.aggregates() > 0).count(),
                sum(work, Asked::keys),
                sum(work, Asked::quantiles),
                sum(work, Asked::queries)));
    lines.add(ROW.formatted("aggregates", "keys", "quantiles", "queries", "asked for by"));
    work.rules().forEach(rule -> lines.addAll(lines(rule)));
    suite.skipped().forEach(each -> lines.add("  skipped: " + each.whySkipped()));
    for (int i = 0; i < work.rounds().size(); i++) {
      lines.add(row(work.rounds().get(i), i == 0 ? "all together, each once" : "the second look"));
    }
    return lines;
  }

  private static long sum(SuiteWork work, ToLongFunction<Asked> what) {
    return work.rounds().stream().mapToLong(what).sum();
  }

  private static List<String> lines(RuleWork rule) {
    String title = rule.expectation().title();
    if (rule.problem().isPresent()) {
      return List.of("  rule error: %s: %s".formatted(title, rule.problem().get()));
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rule.rounds().size(); i++) {
      lines.add(row(rule.rounds().get(i), i == 0 ? title : title + ", looking again"));
    }
    return lines.isEmpty() ? List.of(row(new Asked(0, 0, 0, 0), title)) : lines;
  }

  private static String row(Asked asked, String who) {
    return ROW.formatted(asked.aggregates(), asked.keys(), asked.quantiles(), asked.queries(), who);
  }
}
