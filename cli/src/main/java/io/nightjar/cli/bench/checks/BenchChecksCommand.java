package io.nightjar.cli.bench.checks;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.measure.BenchRounds;
import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.report.BenchPlace;
import io.nightjar.cli.bench.report.BenchReport;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.job.UpsertTrial;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.run.CodeVersion;
import io.nightjar.core.table.TableName;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar bench checks}: suites against the same metrics by Deequ and a plain scan. */
@Command(
    name = "checks",
    description = {
      "Checks a table of ten columns with two suites, computes the same metrics by Deequ and"
          + " counts",
      "the values of every column, in turn. What is found must be equal. Takes some minutes."
    },
    mixinStandardHelpOptions = true)
public final class BenchChecksCommand implements Callable<Integer> {
  private static final TableName TABLE = TableName.of("silver", "checks");
  private static final int FILES = 8;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private BenchPlace place = new BenchPlace();

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "of the table (default: ${DEFAULT-VALUE})")
  private long rows = 10_000_000;

  /** Speaks to that terminal. */
  public BenchChecksCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Machine machine = Machine.current();
    Path lake = place.claim().resolve("lake");
    Project project = place.projectWith(lake);
    ChecksBench bench =
        new ChecksBench(rounds.measured(), rounds.warmUp(), place.seed(), terminal.err());
    try (LakeSession session = LakeSession.open(project.environment())) {
      UpsertTrial trial = new UpsertTrial(session.spark(), lake.toString());
      trial.append(TABLE, new ChecksData(rows, place.seed()).table(session.spark()), FILES);
      Dataset<Row> table = trial.rows(TABLE);
      for (ChecksKind kind : ChecksKind.values()) {
        bench.run(kind, table);
      }
    }
    report(
        new ChecksRecord(
            1,
            BenchReport.command(spec),
            CodeVersion.current(),
            machine,
            rounds.with(Map.of("rows", rows, "seed", place.seed())),
            bench.times()));
    return 0;
  }

  private void report(ChecksRecord record) {
    long marked = record.times().stream().filter(ChecksTime::marked).count();
    BenchReport.of("checks", record.command(), record.machine())
        .say(
            " %,d rows. Medians [quartiles] of %d rounds; the other sides as multiples of Nightjar"
                + " in the same round. All found the same.%n%n",
            rows, rounds.measured())
        .lines(new ChecksMarkdown(record.times()).lines())
        .disturbed(marked, record.times().size(), "checks")
        .publish(terminal, place, record);
  }
}
