package io.nightjar.validation.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * A suite that fits the columns of a table.
 *
 * @param file where the suite is written
 * @param checks in file order
 * @param columns the columns needed, by the safe name that stands for each in the SQL of the checks
 */
public record BoundSuite(String file, List<BoundCheck> checks, Map<String, String> columns) {
  /** Copies the collections. */
  public BoundSuite {
    checks = List.copyOf(checks);
    columns = Map.copyOf(columns);
  }

  /**
   * Binds what can be bound; a rule about a missing column, or about values that its type cannot
   * hold, is a problem with file and line and no failure of the data.
   */
  public static BoundSuite bind(CheckSpecs specs, StructType schema, List<String> problems) {
    ColumnBinding columns = new ColumnBinding(schema);
    List<BoundCheck> checks = new ArrayList<>();
    for (Expectation expectation : specs.expectations()) {
      try {
        Measure measure = MeasureOf.spec(expectation.spec(), columns);
        checks.add(new BoundCheck(expectation, measure));
      } catch (RuleProblem problem) {
        problems.add(
            "%s:%d: %s: %s"
                .formatted(
                    specs.file(), expectation.line(), expectation.title(), problem.getMessage()));
      }
    }
    return new BoundSuite(specs.file(), checks, columns.used());
  }
}
