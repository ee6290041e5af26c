package io.nightjar.cli.project;

import io.nightjar.core.check.DeepCheck;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.checks.SqlTables;
import io.nightjar.validation.rule.OtherTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The suites of a plan, each with the tables it will meet, without rows. */
final class EmptySuites {
  /**
   * One of them.
   *
   * @param table the table it is about
   * @param suite the suite
   * @param rows the table without rows
   * @param others all others without rows
   * @param purpose what its rows are for, if rules ask
   */
  record EmptySuite(
      TableName table,
      Suite suite,
      Dataset<Row> rows,
      OtherTables others,
      Optional<Purpose> purpose) {}

  private final LakeSession session;
  private final DeepCheck.Result report;

  EmptySuites(LakeSession session, DeepCheck.Result report) {
    this.session = session;
    this.report = report;
  }

  /** Those whose table has columns that are known. */
  List<EmptySuite> of(Plan plan) {
    List<EmptySuite> found = new ArrayList<>();
    suites(plan.pipeline())
        .forEach(
            (table, suite) -> {
              StructType schema = report.schemas().get(table);
              if (schema != null) {
                found.add(
                    new EmptySuite(
                        table, suite, empty(schema), others(suite), plan.purpose(table)));
              }
            });
    return found;
  }

  private SqlTables others(Suite suite) {
    Map<String, StructType> schemas = new TreeMap<>();
    report.schemas().forEach((name, schema) -> schemas.put(name.toString(), schema));
    return new SqlTables(
        suite.file(),
        session.queries(),
        name -> Optional.ofNullable(schemas.get(name)).map(this::empty));
  }

  private Dataset<Row> empty(StructType schema) {
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
