package io.nightjar.validation.docs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Two weeks of a shop: what was found, and the manifests of the runs. */
final class SyntheticChecks {
  static final LocalDate FIRST = LocalDate.parse("2024-03-01");
  static final int NIGHTS = 14;
  static final TableName SALES = TableName.parse("silver.sales");
  static final TableName STORES = TableName.parse("silver.stores");
  static final Rule PRICE =
      rule("conf/suites/sales.json", 12, "a1", "expect_column_values_to_be_between", "price");
  static final Rule ROWS =
      rule("conf/suites/sales.json", 4, "b2", "expect_table_row_count_to_be_between");
  static final Rule SOLD_OUT =
      rule(
          "conf/suites/sales.json",
          20,
          "c3",
          "expect_column_values_to_not_be_null",
          "sold \"out\"");
  static final Rule STORE_KEY =
      rule("conf/suites/stores.json", 3, "d4", "expect_column_values_to_be_unique", "store");

  private SyntheticChecks() {}

  private static Rule rule(String suite, int line, String id, String type, String... columns) {
    boolean isPrice = id.equals("a1");
    return new Rule(
        suite,
        line,
        id.repeat(8),
        "5u1te",
        type,
        List.of(columns),
        isPrice ? "a price in cents? <script>alert('x')</script> & \"more\"" : "",
        id.equals("c3") ? Severity.WARNING : Severity.CRITICAL,
        isPrice ? Action.QUARANTINE : Action.REPORT);
  }

  static String run(int night) {
    return "202403%02dT020000.000Z-0000%04x".formatted(night + 2, night);
  }

  /** All rules of all nights: prices fail in the last three nights, "sold out" fails on the 6th. */
  static List<Checked> all() {
    List<Checked> all = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      long bad = night >= NIGHTS - 3 ? 40L + night : night % 3;
      boolean isDear = night >= NIGHTS - 3;
      all.add(values(night, PRICE, SALES, bad, isDear ? Outcome.FAILED : Outcome.PASSED));
      all.add(rows(night, 900 + 37L * (night * 5 % 7)));
      all.add(values(night, SOLD_OUT, SALES, 0, night == 5 ? Outcome.ERROR : Outcome.PASSED));
      all.add(values(night, STORE_KEY, STORES, 0, Outcome.PASSED));
    }
    return all;
  }

  static Checked values(int night, Rule rule, TableName table, long bad, Outcome outcome) {
    long elements = 1000;
    boolean isAsked = outcome != Outcome.ERROR;
    return checked(
        run(night),
        new CheckResult(
            table,
            FIRST.plusDays(night),
            rule,
            outcome,
            isAsked ? Optional.of(new Counts(elements, OptionalLong.of(3), bad)) : Optional.empty(),
            isAsked
                ? OptionalDouble.of((elements - bad) / (double) elements)
                : OptionalDouble.empty(),
            "at least 99 % between 0 and 500",
            isAsked ? bad + " rows do not fit" : "there is no such column",
            night));
  }

  private static Checked rows(int night, long count) {
    return checked(
        run(night),
        new CheckResult(
            SALES,
            FIRST.plusDays(night),
            ROWS,
            Outcome.PASSED,
            Optional.empty(),
            OptionalDouble.of(count),
            "800 to 1,500 rows",
            count + " rows",
            night));
  }

  static Checked checked(String run, CheckResult result) {
    return new Checked(
        run,
        "shop",
        Instant.parse("2024-03-20T02:00:00Z"),
        "_nightjar/runs/shop/" + result.night() + "/validate/" + run + ".json",
        true,
        result);
  }

  /** The validations, and one publication after each but the last three. */
  static List<RunManifest> manifests() {
    List<RunManifest> manifests = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      PinnedTable staged = new PinnedTable(SALES.staged(), night);
      manifests.add(manifest("validate", run(night), night, List.of(staged), List.of()));
      if (night < NIGHTS - 3) {
        TableCommit commit =
            new TableCommit(new PinnedTable(SALES, night + 7), true, 10, "digest", false);
        manifests.add(
            manifest("publish", run(night) + "-p", night, List.of(staged), List.of(commit)));
      }
    }
    return manifests;
  }

  private static RunManifest manifest(
      String job, String run, int night, List<PinnedTable> inputs, List<TableCommit> outputs) {
    Instant start = Instant.parse("2024-03-20T01:59:58Z");
    List<CheckResult> checks =
        all().stream().filter(one -> one.run().equals(run)).map(Checked::result).toList();
    return new RunManifest(
        run,
        "shop",
        job,
        Nights.of(FIRST.plusDays(night)),
        "0.1.0+abc",
        "f1",
        "c0nf1g",
        JsonNodeFactory.instance.objectNode(),
        start,
        start.plusMillis(2500),
        inputs,
        outputs,
        List.of(),
        1,
        Map.of(),
        checks,
        new RunManifest.Succeeded(Map.of(), List.of(), ""));
  }
}
