package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
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

/** {@code nightjar publish}: a night that its checks have stopped. */
@Command(
    name = "publish",
    description = {
      "Publishes a night although critical checks fail, and runs what comes after it. Who does"
          + " that",
      "answers for it: the reason is in the run manifest, in ops.check_results and in the mails."
          + " Rules",
      "that cannot be asked still stop the night. Without checks that fail it is a usual night."
    },
    mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Mixin private NightsOptions nights;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  @Option(
      names = "--override",
      required = true,
      description = "says that it is meant: checks do not stop this night")
  private boolean isMeant;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why, for those who read about it later")
  private String reason;

  /** Creates the command. */
  public PublishCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!isMeant || reason.isBlank()) {
      throw CoreErrors.invalidArgument("--override needs a --reason that says something.");
    }
    NightOptions options = NightOptions.nightly(false).overriding(reason.strip());
    Nights all = nights.nights();
    try (PipelineSession session =
        PipelineSession.open(terminal, environment.projectOptions(), pipeline)) {
      int exitCode = 0;
      for (LocalDate night : all.dates()) {
        exitCode = session.run(Nights.of(night), session.with(Knowledge.ORIGINAL, options));
        if (exitCode != 0) {
          break;
        }
      }
      session.announce(all, false);
      return exitCode;
    }
  }
}
