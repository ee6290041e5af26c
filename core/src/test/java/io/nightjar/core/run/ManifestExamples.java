package io.nightjar.core.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Manifests for tests. */
public final class ManifestExamples {
  private static final Rule UNIQUE =
      new Rule(
          "conf/pipelines/flights/suites/silver_flights.json",
          9,
          "0123456789abcdef",
          "fedcba9876543210",
          "expect_column_values_to_be_unique",
          List.of("flight"),
          "the key",
          Severity.CRITICAL,
          Action.REPORT);

  /** One that counts and one that does not. */
  private static final List<CheckResult> CHECKS =
      List.of(
          new CheckResult(
              TableName.of("silver", "flights"),
              LocalDate.of(2013, 3, 1),
              UNIQUE,
              CheckResult.Outcome.FAILED,
              Optional.of(new Counts(10, OptionalLong.of(2), 1)),
              OptionalDouble.of(0.875),
              "all values",
              "1 of 8 values do not fit",
              4),
          new CheckResult(
              TableName.of("silver", "flights"),
              LocalDate.of(2013, 3, 1),
              UNIQUE,
              CheckResult.Outcome.ERROR,
              Optional.empty(),
              OptionalDouble.of(Double.NaN),
              "",
              "no such column",
              4));

  private ManifestExamples() {}

  /** A run of {@code refine} that read and wrote something. */
  public static RunManifest of(String runId, String nights, Outcome outcome) {
    return new RunManifest(
        runId,
        "flights",
        "refine",
        Nights.parse(nights),
        "0.1.0+abc",
        "f".repeat(64),
        "c".repeat(64),
        JsonNodeFactory.instance.objectNode().put("sql", "select 1"),
        Instant.parse("2026-01-02T03:04:05.678Z"),
        Instant.parse("2026-01-02T03:04:07.178Z"),
        List.of(PinnedTable.parse("bronze.flights@v3")),
        List.of(
            new TableCommit(PinnedTable.parse("stage.silver.flights@v4"), true, 7, "77", false)),
        List.of("flights@2013-02-28.0"),
        3,
        Map.of(TableName.of("silver", "flights"), 5L),
        CHECKS,
        outcome);
  }
}
