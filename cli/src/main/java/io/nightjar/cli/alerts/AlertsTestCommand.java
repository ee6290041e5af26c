package io.nightjar.cli.alerts;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.Environment;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.AlertSpec.Route;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.validation.ValidationErrors;
import io.nightjar.validation.alert.TestMail;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar alerts test}: whether mails arrive. */
@Command(
    name = "test",
    description = "Sends one test mail to all who would get alerts of a pipeline.",
    mixinStandardHelpOptions = true)
final class AlertsTestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  @Option(names = "--to", paramLabel = "ADDRESS", description = "only to this address")
  private List<String> to = new ArrayList<>();

  @Mixin private EnvironmentOptions environment;

  AlertsTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Pipeline wanted = project.plan(pipeline).pipeline();
    Environment where = project.environment();
    MailServer server =
        project.mail().orElseThrow(() -> ValidationErrors.mailNotConfigured(where.name()));
    List<String> readers = to.isEmpty() ? readers(wanted) : to;
    if (readers.isEmpty()) {
      throw ValidationErrors.nobodyToMail(wanted.name());
    }
    new TestMail(server).send(wanted.name(), readers, where.clock().instant());
    terminal.out().println("%s took a mail to %s.".formatted(server, String.join(", ", readers)));
    return 0;
  }

  private static List<String> readers(Pipeline pipeline) {
    return Stream.concat(
            pipeline.alerts().routes().stream().map(Route::to).flatMap(List::stream),
            pipeline.owner().mail().stream())
        .distinct()
        .toList();
  }
}
