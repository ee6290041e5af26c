package io.nightjar.cli.project;

import io.nightjar.core.check.DeepCheck;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Plan;
import io.nightjar.core.pipeline.Project;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.checks.SqlTables;
import io.nightjar.validation.checks.SuiteCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

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
    suites(plan.pipeline())
        .forEach(
            (table, suite) -> {
              StructType schema = report.schemas().get(table);
              if (schema != null) {
                problems.addAll(
                    SuiteCheck.problems(
                        suite, empty(session, schema), others(session, suite, report)));
              }
            });
    return problems;
  }

  private static SqlTables others(LakeSession session, Suite suite, DeepCheck.Result report) {
    Map<String, StructType> schemas = new TreeMap<>();
    report.schemas().forEach((name, schema) -> schemas.put(name.toString(), schema));
    return new SqlTables(
        suite.file(),
        session.queries(),
        name -> Optional.ofNullable(schemas.get(name)).map(schema -> empty(session, schema)));
  }

  private static Dataset<Row> empty(LakeSession session, StructType schema) {
    return session.spark().createDataFrame(List.<Row>of(), schema);
  }

  private static Map<TableName, Suite> suites(Pipeline pipeline) {
    Map<TableName, Suite> suites = new LinkedHashMap<>();
    pipeline.tables().forEach(table -> put(suites, table.name(), table.suite()));
    pipeline.features().ifPresent(spec -> put(suites, spec.table(), spec.suite()));
    return suites;
  }

  private static void put(Map<TableName, Suite> suites, TableName table, Optional<Suite> suite) {
    suite.ifPresent(present -> suites.put(table, present));
  }
}
