package io.nightjar.cli.bench.worker;

import io.nightjar.cli.bench.measure.MemoryPeak;
import io.nightjar.cli.bench.measure.ProcessFigures;
import io.nightjar.cli.night.NightOptions;
import io.nightjar.cli.night.NightRun;
import io.nightjar.cli.night.NightSummary;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;
import io.nightjar.core.time.Nights;
import java.util.Map;
import java.util.TreeMap;

/** Runs nights on request and times them. */
public final class NightWorker {
  /** Loads a range as one piece and trains. */
  public static final String BOOTSTRAP = "bootstrap ";

  /** Runs one night. */
  public static final String NIGHT = "night ";

  /** Runs one night, then trains. */
  public static final String TRAIN = "train ";

  /** Says what memory was needed. */
  static final String MEMORY = "memory";

  /** Says how many files each table has. */
  static final String FILES = "files";

  private final LakeSession session;
  private final Plan plan;

  /** Runs the nights of that plan in that session. */
  public NightWorker(LakeSession session, Plan plan) {
    this.session = session;
    this.plan = plan;
  }

  /** The answer to one request: a {@link NightTime} or a {@link MemoryPeak}. */
  public Object serve(String request) {
    if (request.equals(MEMORY)) {
      return ProcessFigures.memory();
    }
    if (request.equals(FILES)) {
      return files();
    }
    if (request.startsWith(BOOTSTRAP)) {
      return time(request.substring(BOOTSTRAP.length()), NightOptions.bootstrap(true));
    }
    if (request.startsWith(NIGHT)) {
      return time(request.substring(NIGHT.length()), NightOptions.nightly(false));
    }
    if (request.startsWith(TRAIN)) {
      return time(request.substring(TRAIN.length()), NightOptions.nightly(true));
    }
    throw CoreErrors.invalidArgument("a worker does not know this request");
  }

  private FileCounts files() {
    Tables tables = session.tables();
    Map<String, Long> files = new TreeMap<>();
    for (TableName name : tables.list()) {
      tables
          .findLatest(name)
          .ifPresent(
              pin -> files.put(name.toString(), (long) tables.read(pin).inputFiles().length));
    }
    return new FileCounts(files);
  }

  private NightTime time(String nights, NightOptions options) {
    System.gc();
    StageClock clock = new StageClock();
    NightRun run = new NightRun(session, plan, clock);
    long cpu = ProcessFigures.cpuNanos();
    long begun = System.nanoTime();
    NightSummary summary = run.run(Nights.parse(nights), options);
    long nanos = System.nanoTime() - begun;
    return new NightTime(
        nights, summary.exitCode(), nanos, ProcessFigures.cpuNanos() - cpu, clock.stages());
  }
}
