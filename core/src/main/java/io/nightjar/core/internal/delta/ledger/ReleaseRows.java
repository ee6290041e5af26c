package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.run.RunManifest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The rows of {@code ops.releases}: the runs that completed a night. */
public final class ReleaseRows implements LedgerRows {
  @Override
  public String table() {
    return "releases";
  }

  @Override
  public StructType schema() {
    return StructType.fromDDL(
        """
        run_id STRING, pipeline STRING, _logical_date DATE, versions MAP<STRING, BIGINT>,
        released_at TIMESTAMP, code_version STRING, config_digest STRING, manifest STRING\
        """);
  }

  @Override
  public boolean covers(RunManifest run) {
    return !run.release().isEmpty();
  }

  @Override
  public List<Row> of(RunManifest run) {
    Map<String, Long> versions = new TreeMap<>();
    run.release().forEach((table, version) -> versions.put(table.toString(), version));
    return List.of(
        RowFactory.create(
            run.runId(),
            run.pipeline(),
            run.nights().to(),
            versions,
            run.finishedAt(),
            run.codeVersion(),
            run.configDigest(),
            LakeLayout.manifest(run.pipeline(), run.nights(), run.job(), run.runId())));
  }
}
