package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.NightsOptions;
import io.nightjar.core.time.Knowledge;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar bootstrap}: loads history as one piece, one commit a table. */
@Command(
    name = "bootstrap",
    description = {
      "Loads a range of nights as one piece, up to the features: the same rows in far less time.",
      "Nothing is predicted for the past. With --train a model is trained at its end."
    },
    mixinStandardHelpOptions = true)
public final class BootstrapCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;
  @Mixin private NightsOptions nights;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  @Option(names = "--train", description = "train at the end of the range, for the nights after it")
  private boolean isTrained;

  @Option(
      names = "--as-of",
      paramLabel = "KNOWLEDGE",
      description =
          "original: with what was known then, the same as the night wrote when it ran (default);"
              + " now: with all that is known today about what had happened by then")
  private Knowledge knowledge = Knowledge.ORIGINAL;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      description =
          "features only every so many days, such as \"7 days\", counted back from the last night;"
              + " the tables get all nights (same as --set features.bootstrap-every=SPAN)")
  private String every;

  /** Creates the command. */
  public BootstrapCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (PipelineSession session = PipelineSession.open(terminal, options(), pipeline)) {
      int exitCode =
          session.run(nights.nights(), session.with(knowledge, NightOptions.bootstrap(isTrained)));
      session.announce(nights.nights(), true);
      return exitCode;
    }
  }

  private ProjectOptions options() {
    ProjectOptions options = environment.projectOptions();
    return every == null ? options : options.with("features.bootstrap-every=" + every);
  }
}
