package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.dags.AirflowRun;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.NightsOptions;
import io.nightjar.core.time.Knowledge;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar run}: a night, or several one after the other. */
@Command(
    name = "run",
    description = {
      "Runs a night of a pipeline, or several nights one after the other.",
      "Nights before it that were never run get their tables first (at most a month of them): the"
          + " rows are the same in whatever order nights are run."
    },
    mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;
  @Mixin private AirflowRun airflow;
  @Mixin private NightsOptions nights;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  @Option(
      names = "--train",
      description =
          "train after each of these nights, due or not; a model serves from the night after its"
              + " own")
  private boolean isTrained;

  @Option(
      names = "--job",
      paramLabel = "JOB",
      description = "run one job of the plan alone (nightjar plan PIPELINE lists them)")
  private String job;

  @Option(
      names = "--again",
      description = "run although it was done: writes its tables anew, for instance after damage")
  private boolean isAgain;

  @Option(
      names = "--as-of",
      paramLabel = "KNOWLEDGE",
      description =
          "original: with what was known then, the same as the night wrote when it ran (default);"
              + " now: with all that is known today about what had happened by then")
  private Knowledge knowledge = Knowledge.ORIGINAL;

  @Option(
      names = "--quiet",
      description = "send one mail at most about what these nights have found: a summary")
  private boolean isQuiet;

  /** Creates the command. */
  public RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Nights all = nights.nights();
    if (airflow.isAsked(isPlain())) {
      return airflow.run(terminal, environment.projectOptions(), pipeline, all, isAgain);
    }
    return runHere(all);
  }

  private boolean isPlain() {
    return job == null && !isTrained && !isQuiet && knowledge == Knowledge.ORIGINAL;
  }

  private int runHere(Nights all) {
    NightOptions usual = job == null ? NightOptions.nightly(isTrained) : NightOptions.only(job);
    NightOptions options = isAgain ? usual.again() : usual;
    try (PipelineSession session =
        PipelineSession.open(terminal, environment.projectOptions(), pipeline)) {
      if (job == null) {
        session.catchUp(all.from());
      }
      int exitCode = run(session, all, options);
      session.announce(all, isQuiet);
      return exitCode;
    }
  }

  /** Night by night, until one does not succeed. */
  private int run(PipelineSession session, Nights all, NightOptions options) {
    for (LocalDate night : all.dates()) {
      int exitCode = session.run(Nights.of(night), session.with(knowledge, options));
      if (exitCode != 0) {
        return exitCode;
      }
    }
    return 0;
  }
}
