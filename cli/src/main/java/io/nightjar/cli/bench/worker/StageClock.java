package io.nightjar.cli.bench.worker;

import io.nightjar.cli.night.Progress;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.time.Nights;
import java.util.ArrayList;
import java.util.List;

/** Times the jobs of a night while they run. */
final class StageClock implements Progress {
  private final List<StageTime> stages = new ArrayList<>();
  private long startedAt;
  private long rowsBefore;

  /** The jobs so far. */
  List<StageTime> stages() {
    return List.copyOf(stages);
  }

  @Override
  public void nightStarted(Nights nights) {
    stages.clear();
    rowsBefore = 0;
  }

  @Override
  public void jobStarted(String job) {
    startedAt = System.nanoTime();
  }

  @Override
  public void jobFinished(RunManifest manifest) {
    long nanos = System.nanoTime() - startedAt;
    if (!manifest.outputs().isEmpty()) {
      rowsBefore = manifest.outputs().stream().mapToLong(TableCommit::rows).sum();
    }
    stages.add(new StageTime(manifest.job(), nanos, rowsBefore));
  }

  @Override
  public void jobSkipped(String job, String reason) {
    // Takes no time.
  }
}
