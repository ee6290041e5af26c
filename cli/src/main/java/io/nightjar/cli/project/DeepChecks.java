package io.nightjar.cli.project;

import io.nightjar.core.check.DeepCheck;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.checks.SuiteCheck;
import java.util.ArrayList;
import java.util.List;

/** Analyses queries and suites against the schemas they will meet, on empty tables. */
public final class DeepChecks {
  private DeepChecks() {}

  /** Opens a session of its own. */
  static List<String> problems(Project project, List<String> names) {
    List<String> problems = new ArrayList<>();
    try (LakeSession session = LakeSession.open(project.environment())) {
      names.forEach(name -> problems.addAll(problems(session, project.plan(name))));
    }
    return problems;
  }

  /** Every problem of one plan: shallow ones of the engines, then the deep ones. */
  public static List<String> problems(LakeSession session, Plan plan) {
    List<String> problems = new ArrayList<>(EngineChecks.problems(plan.pipeline()));
    DeepCheck.Result report =
        new DeepCheck(session.spark(), session.queries()).check(plan.pipeline());
    problems.addAll(report.problems());
    for (EmptySuites.EmptySuite each : new EmptySuites(session, report).of(plan)) {
      problems.addAll(
          SuiteCheck.problems(each.suite(), each.rows(), each.others(), each.purpose()));
    }
    return problems;
  }
}
