package io.nightjar.cli.lake;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.verify.Proof;
import io.nightjar.core.verify.Proof.Outcome;
import io.nightjar.core.verify.Verifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar verify}: proves that tables hold what the manifests say was written. */
@Command(
    name = "verify",
    description = {
      "Proves that tables still hold what runs have written, bit by bit, by the digests that the"
          + " run manifests noted. Reads every row of what it proves.",
      "Exit code 50 if anything is not what it should be."
    },
    mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {
  private static final String LINE = "%-9s %-40s %-24s %s";

  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      description = "with --night: of this pipeline alone (default: all)")
  private String pipeline;

  /** What is to be proven. */
  static final class What {
    @Option(
        names = "--table",
        paramLabel = "TABLE",
        required = true,
        description = "silver.flights or silver.flights@v12: all its nights at that version")
    private String table;

    @Option(
        names = "--night",
        paramLabel = "DATE",
        required = true,
        description = "all tables that were written for this night, each as its run left it")
    private LocalDate night;
  }

  /** Creates the command. */
  public VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    try (LakeSession session = LakeSession.open(project.environment())) {
      List<Proof> proofs = proofs(session, project);
      if (proofs.isEmpty()) {
        throw CoreErrors.invalidArgument(
            "There is nothing to prove: no kept run has written it. See nightjar history.");
      }
      proofs.forEach(this::print);
      boolean isSound = proofs.stream().noneMatch(proof -> proof.outcome() == Outcome.BROKEN);
      return isSound ? 0 : ErrorType.INTEGRITY.exitCode();
    }
  }

  private List<Proof> proofs(LakeSession session, Project project) {
    Verifier verifier = new Verifier(session.manifests(), session.tables(), session::healing);
    if (what.table != null) {
      return verifier.table(TableArgument.pin(what.table, session.tables()));
    }
    List<Proof> proofs = new ArrayList<>();
    List<String> names = pipeline == null ? project.pipelineNames() : List.of(pipeline);
    names.forEach(name -> proofs.addAll(verifier.night(name, what.night)));
    return proofs;
  }

  private void print(Proof proof) {
    String word =
        switch (proof.outcome()) {
          case PROVEN -> "proven";
          case REPLACED -> "replaced";
          case BROKEN -> "BROKEN";
        };
    terminal.out().println(LINE.formatted(word, proof.table(), proof.nights(), proof.detail()));
  }
}
