package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.table.PinnedTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The rows of {@code ops.runs}: all runs. */
public final class RunRows implements LedgerRows {
  @Override
  public String table() {
    return "runs";
  }

  @Override
  public boolean covers(RunManifest run) {
    return true;
  }

  @Override
  public StructType schema() {
    return StructType.fromDDL(
        """
        run_id STRING, pipeline STRING, job STRING, _logical_date DATE, nights STRING,
        status STRING, exit_code INT, message STRING, started_at TIMESTAMP,
        finished_at TIMESTAMP, seconds DOUBLE, code_version STRING, fingerprint STRING,
        config_digest STRING, inputs ARRAY<STRING>, outputs ARRAY<STRING>,
        models ARRAY<STRING>, metrics MAP<STRING, DOUBLE>, manifest STRING\
        """);
  }

  @Override
  public List<Row> of(RunManifest run) {
    Outcome outcome = run.outcome();
    return List.of(
        RowFactory.create(
            run.runId(),
            run.pipeline(),
            run.job(),
            run.nights().to(),
            run.nights().toString(),
            outcome.status(),
            outcome.exitCode(),
            message(outcome),
            run.startedAt(),
            run.finishedAt(),
            Duration.between(run.startedAt(), run.finishedAt()).toMillis() / 1000.0,
            run.codeVersion(),
            run.fingerprint(),
            run.configDigest(),
            texts(run.inputs().stream().map(PinnedTable::toString).toList()),
            texts(run.outputs().stream().map(commit -> commit.table().toString()).toList()),
            texts(run.models()),
            metrics(outcome),
            LakeLayout.manifest(run.pipeline(), run.nights(), run.job(), run.runId())));
  }

  private static String message(Outcome outcome) {
    if (outcome instanceof Failed failed) {
      return failed.message();
    }
    return outcome instanceof Rejected rejected ? rejected.reason() : null;
  }

  private static Map<String, Double> metrics(Outcome outcome) {
    Map<String, Double> metrics = new TreeMap<>();
    outcome.metrics().forEach((name, number) -> metrics.put(name, number.doubleValue()));
    return metrics;
  }

  private static String[] texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
