package io.nightjar.cli.alerts;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.Environment;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.ValidationErrors;
import io.nightjar.validation.alert.AlertTables;
import io.nightjar.validation.alert.NightAlerts;
import io.nightjar.validation.alert.outbox.Postman;
import io.nightjar.validation.alert.outbox.Postman.Round;
import io.nightjar.validation.alert.outbox.Smtp;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar alerts send}: what waits in the outbox. */
@Command(
    name = "send",
    description = {
      "Sends the mails that wait: for the end of quiet hours, or for another try.",
      "Safe to repeat, and beside running nights; good for a cron entry every quarter of an hour.",
      "Exit code 40 if the server did not take one of them."
    },
    mixinStandardHelpOptions = true)
final class AlertsSendCommand implements Callable<Integer> {
  private static final Duration AT_MOST = Duration.ofMinutes(10);

  private final Terminal terminal;

  @Option(names = "--now", description = "do not wait for the end of quiet hours or of a back-off")
  private boolean isNow;

  @Mixin private EnvironmentOptions environment;

  AlertsSendCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Environment where = project.environment();
    MailServer server =
        project.mail().orElseThrow(() -> ValidationErrors.mailNotConfigured(where.name()));
    try (LakeSession session = LakeSession.open(where)) {
      Postman postman =
          new Postman(new AlertTables(session).outbox(), new Smtp(server), where.clock());
      Round round = session.healing("ops.outbox", () -> postman.deliver(AT_MOST, isNow));
      NightAlerts.said(round, server).forEach(terminal.out()::println);
      if (round.sent() + round.refused() + round.postponed() == 0) {
        terminal.out().println("No mail is due.");
      }
      return round.postponed() > 0 ? ErrorType.DEPENDENCY.exitCode() : 0;
    }
  }
}
