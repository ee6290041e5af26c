package io.nightjar.cli.validate;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.JsonDocument;
import io.nightjar.validation.ValidationErrors;
import io.nightjar.validation.checks.SqlTables;
import io.nightjar.validation.checks.SuiteRun;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.GxDocument;
import io.nightjar.validation.report.Verdict;
import io.nightjar.validation.rule.NightEnd;
import io.nightjar.validation.suite.SuiteSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar validate}: a suite on any table or file, outside of a pipeline. */
@Command(
    name = "validate",
    description = {
      "Checks a table of the lake, or a file, against a suite; writes nothing to the lake.",
      "Exit code 0: no critical expectation fails; 20: one does; 10: suite or data cannot be read."
    },
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {
  /** There are no nights here; all rows are one batch. */
  private static final LocalDate BATCH = LocalDate.EPOCH;

  private static final int REJECTED = 20;

  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE|TABLE",
      description =
          "a .csv, .json, .jsonl, .parquet or .orc file, the folder of a Delta table, or a table"
              + " of the lake such as silver.flights or silver.flights@v12")
  private String data;

  @Option(
      names = "--suite",
      required = true,
      paramLabel = "FILE",
      description = "Great Expectations JSON, or the same as YAML")
  private Path suite;

  @Option(
      names = "--result",
      paramLabel = "FILE",
      description =
          "writes the result JSON of Great Expectations; it holds up to 20 values for each rule"
              + " that fails")
  private Path result;

  @Option(
      names = "--table",
      paramLabel = "NAME=FILE|TABLE",
      description = "what a rule means by another table; tables of the lake are known by name")
  private Map<String, String> tables = new LinkedHashMap<>();

  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description =
          "what stands for the end of the night, such as 2013-01-02T00:00-05:00; rules about how"
              + " old values are need it")
  private OffsetDateTime asOf;

  @Option(
      names = "--for",
      paramLabel = "training|scoring",
      description = "what the rows are for; rules that name only other environments are skipped")
  private Purpose purpose;

  /** Creates the command. */
  public ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    SuiteSpec all = SuiteSpec.read(new Suite(suite.toString(), text(suite)));
    SuiteSpec spec = purpose == null ? all : all.checkedFor(purpose);
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      return session.healing(data, () -> check(session, spec));
    }
  }

  private int check(LakeSession session, SuiteSpec spec) {
    DataSource source = new DataSource(session);
    Dataset<Row> rows = source.open(data);
    SqlTables others =
        new SqlTables(spec.file(), session.adHocQueries(), name -> other(source, name));
    List<CheckOutcome> outcomes =
        new SuiteRun(spec, others, new MetricHistory(), source.isFile(data), end())
            .of(new NightRows(rows, List.of(BATCH), Optional.empty()))
            .get(BATCH);
    outcomes.forEach(outcome -> terminal.out().println(OutcomeText.line(outcome)));
    spec.skipped().forEach(each -> terminal.out().println(OutcomeText.line(each)));
    terminal.out().println(OutcomeText.summary(spec, outcomes));
    if (result != null) {
      write(JsonDocument.print(new GxDocument(spec, data, rows).of(outcomes)));
    }
    List<String> errors =
        outcomes.stream()
            .filter(outcome -> outcome.outcome() == Outcome.ERROR)
            .map(outcome -> OutcomeText.error(spec, outcome))
            .toList();
    if (!errors.isEmpty()) {
      throw ValidationErrors.rulesDoNotFit(data, errors);
    }
    return Verdict.of(outcomes) == Verdict.REJECTED ? REJECTED : 0;
  }

  private Optional<NightEnd> end() {
    return Optional.ofNullable(asOf).map(NightEnd::at);
  }

  private Optional<Dataset<Row>> other(DataSource source, String name) {
    String given = tables.get(name);
    return given == null ? source.find(name) : Optional.of(source.open(given));
  }

  private void write(String json) {
    try {
      Files.writeString(result, json, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CoreErrors.invalidArgument(
          "%s cannot be written: %s. Give another file with --result."
              .formatted(result, e.getClass().getSimpleName()));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw CoreErrors.invalidArgument(
          "There is no file %s. Give the suite with --suite.".formatted(file));
    } catch (IOException e) {
      throw CoreErrors.invalidArgument(
          "%s cannot be read as UTF-8 text (%s). Give the suite with --suite."
              .formatted(file, e.getClass().getSimpleName()));
    }
  }
}
