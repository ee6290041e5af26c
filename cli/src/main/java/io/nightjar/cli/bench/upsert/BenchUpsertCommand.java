package io.nightjar.cli.bench.upsert;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.measure.BenchRounds;
import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.report.BenchPlace;
import io.nightjar.cli.bench.report.BenchReport;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.run.CodeVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar bench upsert}: changes of 1 % of a table, against a plain MERGE. */
@Command(
    name = "upsert",
    description = {
      "Changes 1 %% of a table key by key and compares with a plain MERGE of the same rows into"
          + " the",
      "same table, and with an append, round by round. Takes some minutes."
    },
    mixinStandardHelpOptions = true)
public final class BenchUpsertCommand implements Callable<Integer> {
  private static final int DIFFERENT = 50;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private BenchPlace place = new BenchPlace();

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "of the table (default: ${DEFAULT-VALUE})")
  private long rows = 5_000_000;

  /** Speaks to that terminal. */
  public BenchUpsertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Machine machine = Machine.current();
    Path lake = place.claim().resolve("lake");
    Project project = place.projectWith(lake);
    try (LakeSession session = LakeSession.open(project.environment())) {
      UpsertBench bench = new UpsertBench(session.spark(), lake, rows, terminal.err());
      boolean isEqual = true;
      for (UpsertKind kind : UpsertKind.values()) {
        isEqual &= bench.run(kind, rounds.warmUp(), rounds.measured());
      }
      report(
          new UpsertRecord(
              1,
              BenchReport.command(spec),
              CodeVersion.current(),
              machine,
              rounds.with(Map.of("rows", rows)),
              bench.rounds(),
              isEqual));
      return isEqual ? 0 : DIFFERENT;
    }
  }

  private void report(UpsertRecord record) {
    long marked = record.rounds().stream().filter(UpsertRound::marked).count();
    BenchReport.of("upsert", record.command(), record.machine())
        .say(
            " 1 %% of %,d rows. Medians [quartiles] of %d rounds. Both ways left %s rows.%n%n",
            rows, rounds.measured(), record.isEqual() ? "the same" : "DIFFERENT")
        .lines(new UpsertMarkdown(record.rounds()).lines())
        .disturbed(marked, record.rounds().size(), "rounds")
        .publish(terminal, place, record);
  }
}
