package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code nightjar quarantine replay}: brings rows back after a contract, file or rule was fixed.
 */
@Command(
    name = "replay",
    description = {
      "Reads the files of nights with quarantined rows again, by the contract as it is now. Rows"
          + " that fit come back, exactly once; the others stay. Repeating it changes nothing.",
      "Rows that come back count as known at the end of a later night, so that no night in between"
          + " changes, unless the source declares known-at.",
      "Rows that a rule moved come back when the rule or the data was put right: the night is"
          + " checked and published again."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class QuarantineReplayCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "SOURCE",
      description = "name of the source, or table whose rules moved rows, such as silver_flights")
  private String source;

  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "one night (default: all)")
  private LocalDate date;

  @Option(names = "--from", paramLabel = "YYYY-MM-DD", description = "first night of a range")
  private LocalDate from;

  @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "last night of the range")
  private LocalDate to;

  @Option(
      names = "--known-for",
      paramLabel = "YYYY-MM-DD",
      description =
          "rows count as known at the end of this night (default: the newest night that has run)")
  private LocalDate knownFor;

  @Option(names = "--dry-run", description = "only say which nights and how many rows")
  private boolean isDry;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "pipeline of the source (default: the one that declares it)")
  private String pipeline;

  @Mixin private EnvironmentOptions environment;

  /** Creates the command. */
  public QuarantineReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Optional<Nights> nights = nights();
    String owner = pipeline == null ? owner(Project.open(environment.projectOptions())) : pipeline;
    try (PipelineSession session =
        PipelineSession.open(terminal, environment.projectOptions(), owner)) {
      return session.replay(source).run(nights, Optional.ofNullable(knownFor), isDry);
    }
  }

  private Optional<Nights> nights() {
    LocalDate first = date == null ? from : date;
    LocalDate last = date == null ? to : date;
    boolean isOnlyOne = date == null || (from == null && to == null);
    if (!isOnlyOne
        || (first == null) != (last == null)
        || (first != null && last.isBefore(first))) {
      throw CoreErrors.invalidArgument("Give --date D, or --from A with --to B, or neither.");
    }
    return first == null ? Optional.empty() : Optional.of(new Nights(first, last));
  }

  private String owner(Project project) {
    List<String> owners = new ArrayList<>();
    for (String name : project.pipelineNames()) {
      if (declares(project, name)) {
        owners.add(name);
      }
    }
    if (owners.size() == 1) {
      return owners.get(0);
    }
    throw CoreErrors.invalidArgument(
        owners.isEmpty()
            ? "No pipeline has a source or a checked table %s. Check the name, or give --pipeline."
                .formatted(source)
            : "%s is declared by %s. Give --pipeline.".formatted(source, owners));
  }

  /** A pipeline that cannot be read is not the one, or check will say what is wrong with it. */
  private boolean declares(Project project, String name) {
    try {
      return Quarantined.find(project.plan(name).pipeline(), source).isPresent();
    } catch (NightjarException e) {
      return false;
    }
  }
}
