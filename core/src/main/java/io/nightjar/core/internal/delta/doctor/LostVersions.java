package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.internal.files.DamagedFiles;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.internal.files.Reruns;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * Manifests that name a version which their table never reached, or has lost: what they say is not
 * true any more. A repair moves them aside, so that their night is not taken as done.
 */
final class LostVersions {
  private final LakeLayout layout;
  private final Map<TableName, Long> newest;
  private final DamagedFiles damaged;

  /**
   * Compares with the tables that were looked at.
   *
   * @param newest the newest version of each, -1 if the table is gone
   */
  LostVersions(LakeLayout layout, Map<TableName, Long> newest, DamagedFiles damaged) {
    this.layout = layout;
    this.newest = newest;
    this.damaged = damaged;
  }

  List<Finding> examine(List<RunManifest> manifests) {
    List<Finding> findings = new ArrayList<>();
    newest.forEach(
        (table, version) -> {
          if (version < 0 && !table.isStage()) {
            findings.add(
                new Finding(
                    table.toString(),
                    "is missing, though manifests name versions of it",
                    "all of its nights are gone",
                    "Restore its folder from a copy, or compute its nights again with --again.",
                    State.DAMAGED));
          }
        });
    manifests.forEach(run -> lost(run, findings));
    return findings;
  }

  private void lost(RunManifest run, List<Finding> findings) {
    run.outputs().stream()
        .map(TableCommit::table)
        .filter(this::isLost)
        .findFirst()
        .ifPresent(table -> findings.add(finding(run, table)));
  }

  private boolean isLost(PinnedTable table) {
    long last = newest.getOrDefault(table.name(), Long.MAX_VALUE);
    return last >= 0 && table.version() > last;
  }

  private Finding finding(RunManifest run, PinnedTable table) {
    String path = LakeLayout.manifest(run.pipeline(), run.nights(), run.job(), run.runId());
    return new Finding(
        path,
        "names %s, but the table ends at v%d".formatted(table, newest.get(table.name())),
        "the night is not in the table",
        "Then compute it again: %s --again."
            .formatted(Reruns.command(run.pipeline(), run.nights().toString())),
        damaged.repair(new Path(layout.root(), path), "runs"));
  }
}
