package io.nightjar.validation;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.suite.SuiteSpec;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the job {@code validate} checks.
 *
 * @param subjects the tables with their suites, in plan order
 * @param zone the time zone of the pipeline, in which its nights end
 * @param override why tables are published whatever is found; empty if they are not
 */
public record ValidateConfig(List<Subject> subjects, ZoneId zone, Optional<String> override) {
  /** Copies the list. */
  public ValidateConfig {
    subjects = List.copyOf(subjects);
  }

  /**
   * One table.
   *
   * @param table its published name
   * @param suite its expectations
   */
  public record Subject(TableName table, SuiteSpec suite) {}

  /** Takes the subjects of the planned job out of the pipeline. */
  public static ValidateConfig read(Pipeline pipeline, PlannedJob job) {
    Map<TableName, Suite> suites = suites(pipeline);
    return new ValidateConfig(
        job.subjects().stream().map(name -> subject(name, suites, pipeline.name(), job)).toList(),
        pipeline.clock().zone(),
        job.override());
  }

  private static Subject subject(
      String name, Map<TableName, Suite> suites, String pipeline, PlannedJob job) {
    TableName table = TableName.parse(name).published();
    Suite suite =
        Optional.ofNullable(suites.get(table))
            .orElseThrow(() -> ValidationErrors.unknownSubject(name, pipeline));
    SuiteSpec spec = SuiteSpec.read(suite);
    return new Subject(table, job.purpose(table).map(spec::checkedFor).orElse(spec));
  }

  private static Map<TableName, Suite> suites(Pipeline pipeline) {
    Map<TableName, Suite> suites = new LinkedHashMap<>();
    for (TableSpec table : pipeline.tables()) {
      table.suite().ifPresent(suite -> suites.put(table.name(), suite));
    }
    pipeline
        .features()
        .filter(features -> features.suite().isPresent())
        .map(FeatureSpec::table)
        .ifPresent(
            table -> suites.put(table, pipeline.features().orElseThrow().suite().orElseThrow()));
    return suites;
  }
}
