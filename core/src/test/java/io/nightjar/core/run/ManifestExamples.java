package io.nightjar.core.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Manifests for tests. */
public final class ManifestExamples {
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
        outcome);
  }
}
