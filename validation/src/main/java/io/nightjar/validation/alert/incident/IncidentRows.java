package io.nightjar.validation.alert.incident;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.alert.incident.Incident.Status;
import io.nightjar.validation.alert.incident.IncidentKey.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Incidents as rows of {@code ops.incidents}. Columns about the last failure are named as in {@code
 * ops.check_results}, and are read from both.
 */
public final class IncidentRows {
  /** The columns. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          incident STRING, pipeline STRING, table_name STRING, rule STRING, kind STRING,
          number INT, status STRING, severity STRING, opened DATE, decided DATE,
          failed_nights INT, _logical_date DATE, suite STRING, line INT, suite_digest STRING,
          type STRING, columns ARRAY<STRING>, title STRING, description STRING,
          declared_severity STRING, action STRING, outcome STRING, element_count BIGINT,
          missing_count BIGINT, unexpected_count BIGINT, observed DOUBLE, expected STRING,
          finding STRING, checked_version BIGINT, told STRING, told_severity STRING,
          told_night DATE, told_at TIMESTAMP, is_escalated BOOLEAN, threads MAP<STRING, STRING>\
          """);

  private IncidentRows() {}

  /** The row of an incident. */
  public static Row of(Incident incident) {
    List<Object> values = new ArrayList<>();
    values.addAll(
        Arrays.asList(
            incident.id(),
            incident.pipeline(),
            incident.key().table().toString(),
            incident.key().rule(),
            incident.key().kind().toString(),
            incident.number(),
            incident.status().toString(),
            incident.severity().toString(),
            incident.opened(),
            incident.decided(),
            incident.failedNights()));
    addRule(values, incident.last());
    addFinding(values, incident.last());
    addTold(values, incident.told());
    return RowFactory.create(values.toArray());
  }

  private static void addRule(List<Object> values, CheckResult last) {
    Rule rule = last.rule();
    values.addAll(
        Arrays.asList(
            last.night(),
            rule.suite(),
            rule.line(),
            rule.suiteDigest(),
            rule.type(),
            rule.columns().toArray(String[]::new),
            rule.title(),
            rule.description(),
            rule.severity().toString(),
            rule.action().toString()));
  }

  private static void addFinding(List<Object> values, CheckResult last) {
    Optional<Counts> counts = last.counts();
    OptionalLong missing = counts.map(Counts::missing).orElse(OptionalLong.empty());
    values.addAll(
        Arrays.asList(
            last.outcome().toString(),
            counts.map(Counts::elements).orElse(null),
            missing.isPresent() ? missing.getAsLong() : null,
            counts.map(Counts::unexpected).orElse(null),
            last.observed().isPresent() ? last.observed().getAsDouble() : null,
            last.expected(),
            last.finding(),
            last.version()));
  }

  private static void addTold(List<Object> values, Optional<Told> told) {
    values.addAll(
        Arrays.asList(
            told.map(each -> each.kind().toString()).orElse(null),
            told.map(each -> each.severity().toString()).orElse(null),
            told.map(Told::night).orElse(null),
            told.map(Told::at).orElse(null),
            told.map(Told::isEscalated).orElse(null),
            told.map(Told::threads).orElse(null)));
  }

  /** The incident of a row of {@code ops.incidents}. */
  public static Incident read(Row row) {
    CheckResult last = readResult(row, "declared_severity");
    IncidentKey key =
        new IncidentKey(
            last.table(), last.rule().fingerprint(), Kind.valueOf(constant(row, "kind")));
    return new Incident(
        row.getAs("incident"),
        row.getAs("pipeline"),
        key,
        row.<Integer>getAs("number"),
        Status.valueOf(constant(row, "status")),
        date(row, "opened"),
        date(row, "decided"),
        row.<Integer>getAs("failed_nights"),
        last,
        row.getAs("told") == null ? Optional.empty() : Optional.of(told(row)));
  }

  /** The result of a row of {@code ops.check_results}. */
  public static CheckResult readResult(Row row) {
    return readResult(row, "severity");
  }

  private static CheckResult readResult(Row row, String severity) {
    Rule rule =
        new Rule(
            row.getAs("suite"),
            row.<Integer>getAs("line"),
            row.getAs("rule"),
            row.getAs("suite_digest"),
            row.getAs("type"),
            row.getList(row.fieldIndex("columns")),
            row.getAs("description"),
            Severity.valueOf(constant(row, severity)),
            Action.valueOf(constant(row, "action")));
    Double observed = row.getAs("observed");
    return new CheckResult(
        TableName.parse(row.getAs("table_name")),
        date(row, "_logical_date"),
        rule,
        Outcome.valueOf(constant(row, "outcome")),
        counts(row),
        observed == null ? OptionalDouble.empty() : OptionalDouble.of(observed),
        row.getAs("expected"),
        row.getAs("finding"),
        row.<Long>getAs("checked_version"));
  }

  private static Optional<Counts> counts(Row row) {
    Long elements = row.getAs("element_count");
    Long missing = row.getAs("missing_count");
    Long unexpected = row.getAs("unexpected_count");
    if (elements == null || unexpected == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Counts(
            elements,
            missing == null ? OptionalLong.empty() : OptionalLong.of(missing),
            unexpected));
  }

  private static Told told(Row row) {
    Map<String, String> threads = new HashMap<>(row.getJavaMap(row.fieldIndex("threads")));
    return new Told(
        News.Kind.parse(row.getAs("told")),
        Severity.valueOf(constant(row, "told_severity")),
        date(row, "told_night"),
        instant(row, "told_at"),
        row.<Boolean>getAs("is_escalated"),
        threads);
  }

  /** A date, whichever of the two forms the session gives. */
  public static LocalDate date(Row row, String column) {
    Object value = row.getAs(column);
    return value instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) value;
  }

  /** An instant, whichever of the two forms the session gives. */
  public static Instant instant(Row row, String column) {
    Object value = row.getAs(column);
    return value instanceof java.sql.Timestamp time ? time.toInstant() : (Instant) value;
  }

  private static String constant(Row row, String column) {
    return row.<String>getAs(column).toUpperCase(Locale.ROOT);
  }
}
