package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.RunManifest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The rows of {@code ops.check_results}: one per expectation, table and night of a validation. */
public final class CheckRows implements LedgerRows {
  @Override
  public String table() {
    return "check_results";
  }

  @Override
  public StructType schema() {
    return StructType.fromDDL(
        """
        run_id STRING, pipeline STRING, table_name STRING, _logical_date DATE, suite STRING,
        line INT, rule STRING, suite_digest STRING, type STRING, columns ARRAY<STRING>,
        title STRING, description STRING, severity STRING, action STRING, outcome STRING,
        element_count BIGINT, missing_count BIGINT, unexpected_count BIGINT, observed DOUBLE,
        expected STRING, finding STRING, checked_version BIGINT, checked_at TIMESTAMP,
        manifest STRING\
        """);
  }

  @Override
  public boolean covers(RunManifest run) {
    return !run.checks().isEmpty();
  }

  @Override
  public List<Row> of(RunManifest run) {
    String manifest = LakeLayout.manifest(run.pipeline(), run.nights(), run.job(), run.runId());
    return run.checks().stream().map(check -> row(run, check, manifest)).toList();
  }

  private static Row row(RunManifest run, CheckResult check, String manifest) {
    Rule rule = check.rule();
    Optional<Counts> counts = check.counts();
    OptionalLong missing = counts.map(Counts::missing).orElse(OptionalLong.empty());
    return RowFactory.create(
        run.runId(),
        run.pipeline(),
        check.table().toString(),
        check.night(),
        rule.suite(),
        rule.line(),
        rule.fingerprint(),
        rule.suiteDigest(),
        rule.type(),
        rule.columns().toArray(String[]::new),
        rule.title(),
        rule.description(),
        rule.severity().toString(),
        rule.action().toString(),
        check.outcome().toString(),
        counts.map(Counts::elements).orElse(null),
        missing.isPresent() ? missing.getAsLong() : null,
        counts.map(Counts::unexpected).orElse(null),
        check.observed().isPresent() ? check.observed().getAsDouble() : null,
        check.expected(),
        check.finding(),
        check.version(),
        run.finishedAt(),
        manifest);
  }
}
