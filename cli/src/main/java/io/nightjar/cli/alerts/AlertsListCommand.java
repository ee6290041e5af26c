package io.nightjar.cli.alerts;

import io.nightjar.cli.Terminal;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.alert.AlertTables;
import io.nightjar.validation.alert.incident.Incident;
import io.nightjar.validation.alert.incident.IncidentKey.Kind;
import io.nightjar.validation.alert.outbox.OutboxMail;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar alerts list}: what goes on. */
@Command(
    name = "list",
    description = {
      "Lists the incidents that go on, worst first, and the mails that wait.",
      "All of them, those that are over too: nightjar sql \"select * from ops.incidents\""
    },
    mixinStandardHelpOptions = true)
final class AlertsListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--pipeline", paramLabel = "NAME", description = "of one pipeline alone")
  private String pipeline;

  @Mixin private EnvironmentOptions environment;

  AlertsListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      return session.healing("ops.incidents or ops.outbox", () -> list(new AlertTables(session)));
    }
  }

  private int list(AlertTables tables) {
    List<Incident> open =
        tables.open().stream()
            .filter(each -> pipeline == null || each.pipeline().equals(pipeline))
            .sorted(
                Comparator.comparing(Incident::severity)
                    .thenComparing(Incident::opened)
                    .thenComparing(Incident::id))
            .toList();
    open.forEach(each -> terminal.out().println(line(each)));
    if (open.isEmpty()) {
      terminal.out().println("No incident is open.");
    }
    List<OutboxMail> waiting =
        tables.outbox().waiting().stream()
            .filter(each -> pipeline == null || each.pipeline().equals(pipeline))
            .sorted(Comparator.comparing(OutboxMail::writtenAt).thenComparing(OutboxMail::key))
            .toList();
    waiting.forEach(each -> terminal.out().println(line(each)));
    return 0;
  }

  private static String line(Incident incident) {
    String what = incident.key().kind() == Kind.RULE ? "rule error" : "data failed";
    return "%-8s  %s  %s  %s  since %s, nights failed: %d, %s"
        .formatted(
            incident.severity(),
            incident.pipeline(),
            incident.key().table(),
            incident.last().rule().title(),
            incident.opened(),
            incident.failedNights(),
            what);
  }

  private static String line(OutboxMail mail) {
    String problem = mail.problem().isEmpty() ? "" : " (" + mail.problem() + ")";
    return "mail waits: %s, to %s, tried %d times, next from %s%s"
        .formatted(mail.subject(), mail.recipient(), mail.attempts(), mail.notBefore(), problem);
  }
}
