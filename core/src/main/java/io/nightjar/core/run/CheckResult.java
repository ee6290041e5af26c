package io.nightjar.core.run;

import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one expectation found in one table for one night. Table and rule together are what an
 * incident is about. Never holds a value of the data.
 *
 * @param table the published table, whose staged rows were checked
 * @param night the logical date
 * @param rule which expectation
 * @param outcome how it ended
 * @param counts what was counted; empty where the type counts nothing
 * @param observed the metric: the share that fits of rules about values, the number that was found
 *     of rules about aggregates; empty if there is none
 * @param expected the threshold in words
 * @param finding the result in words
 * @param version the staged version that was checked
 */
public record CheckResult(
    TableName table,
    LocalDate night,
    Rule rule,
    Outcome outcome,
    Optional<Counts> counts,
    OptionalDouble observed,
    String expected,
    String finding,
    long version) {
  /**
   * One expectation of a suite.
   *
   * @param suite file, relative to the project
   * @param line where it starts there
   * @param fingerprint digest of type and arguments, the same in every night
   * @param suiteDigest digest of the suite
   * @param type its name in the vocabulary of Great Expectations
   * @param columns what it is about; empty for the table itself
   * @param description one sentence of its author, or empty
   * @param severity what a failure means
   * @param action what happens to rows that do not fit
   */
  public record Rule(
      String suite,
      int line,
      String fingerprint,
      String suiteDigest,
      String type,
      List<String> columns,
      String description,
      Severity severity,
      Action action) {
    /** Copies the list. */
    public Rule {
      columns = List.copyOf(columns);
    }

    /** Type and columns: {@code expect_column_values_to_be_unique(origin)}. */
    public String title() {
      return columns.isEmpty() ? type : type + "(" + String.join(", ", columns) + ")";
    }
  }

  /**
   * Rows.
   *
   * @param elements rows looked at
   * @param missing of those left out because of nulls
   * @param unexpected of the rest those that do not fit
   */
  public record Counts(long elements, OptionalLong missing, long unexpected) {}

  /** What a failed expectation means for the night, worst first. */
  public enum Severity {
    /** The night stops. */
    CRITICAL,
    /** The night goes on; somebody is told. */
    WARNING,
    /** The night goes on; the finding is noted. */
    INFO;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What happens when rows do not fit. */
  public enum Action {
    /** The severity decides about the whole table. */
    REPORT,
    /** Those rows go to quarantine, the others go on. */
    QUARANTINE,
    /** A person has decided that the table is published all the same. */
    OVERRIDE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How an expectation ended. */
  public enum Outcome {
    /** It holds. */
    PASSED,
    /** The data does not fit. */
    FAILED,
    /** It could not be asked: the rule is wrong, not the data. */
    ERROR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
