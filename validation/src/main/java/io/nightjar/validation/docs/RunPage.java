package io.nightjar.validation.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.validation.html.Figures;
import io.nightjar.validation.html.Template;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run: what it was, which versions it checked, and each verdict with its reason. */
final class RunPage {
  private static final Template TEMPLATE = Template.named("docs/run.ftlh");
  private static final String ROOT = "../";

  private final Account account;
  private final Set<String> incidents;

  /**
   * @param incidents the places of the index that there are
   */
  RunPage(Account account, Set<String> incidents) {
    this.account = account;
    this.incidents = Set.copyOf(incidents);
  }

  /**
   * The runs of the same pipeline around a run.
   *
   * @param earlier empty if there is none that is shown
   * @param later empty likewise
   */
  record Neighbours(Optional<CheckedRun> earlier, Optional<CheckedRun> later) {}

  public record Model(
      String nights,
      String pipeline,
      Badge badge,
      boolean replaced,
      List<Fact> facts,
      List<Table> tables,
      List<Way> ways) {}

  public record Fact(String name, String value) {}

  public record Way(String text, String href) {}

  public record Table(
      String name,
      String night,
      Badge badge,
      String version,
      String published,
      String suite,
      String suiteHref,
      String passed,
      List<Line> lines) {}

  public record Line(
      Badge badge,
      String title,
      String href,
      String description,
      String expected,
      String observed,
      String finding,
      String incident) {}

  private record Group(LocalDate night, String suite, PinnedTable staged) {}

  String body(CheckedRun run, Neighbours neighbours) {
    List<CheckResult> results = run.checks().stream().map(Checked::result).toList();
    List<Table> tables = new ArrayList<>();
    run.checks().stream()
        .collect(groupingBy(RunPage::group, LinkedHashMap::new, toList()))
        .forEach((group, checks) -> tables.add(table(run, group, checks)));
    List<Way> ways = new ArrayList<>();
    neighbours.earlier().ifPresent(other -> ways.add(way("Earlier: ", other)));
    neighbours.later().ifPresent(other -> ways.add(way("Later: ", other)));
    return TEMPLATE.fill(
        new Model(
            run.nights(),
            run.pipeline(),
            Badge.of(Standing.worst(results)),
            run.isReplaced(),
            facts(run),
            tables,
            ways));
  }

  private static Way way(String text, CheckedRun other) {
    return new Way(text + "night " + other.nights(), ROOT + Links.run(other.run()));
  }

  private static Group group(Checked checked) {
    CheckResult result = checked.result();
    return new Group(
        result.night(),
        result.rule().suite(),
        new PinnedTable(result.table().staged(), result.version()));
  }

  private List<Fact> facts(CheckedRun run) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Run", run.run()));
    facts.add(new Fact("Ended", run.checks().get(0).at().toString()));
    account.run(run.run()).ifPresent(manifest -> add(manifest, facts));
    facts.add(new Fact("Manifest", run.checks().get(0).manifest()));
    return facts;
  }

  private static void add(RunManifest manifest, List<Fact> facts) {
    facts.add(new Fact("Job", manifest.job()));
    facts.add(new Fact("Nights", manifest.nights().toString()));
    facts.add(
        new Fact(
            "Status",
            "%s, exit code %d"
                .formatted(manifest.outcome().status(), manifest.outcome().exitCode())));
    if (manifest.outcome() instanceof Rejected rejected) {
      facts.add(new Fact("Reason", rejected.reason()));
    } else if (manifest.outcome() instanceof Failed failed) {
      facts.add(new Fact("Reason", failed.message()));
    }
    Duration took = Duration.between(manifest.startedAt(), manifest.finishedAt());
    facts.add(new Fact("Took", Figures.number(took.toMillis() / 1000.0) + " s"));
    facts.add(new Fact("Code", manifest.codeVersion()));
    facts.add(new Fact("Configuration", manifest.configDigest()));
  }

  private Table table(CheckedRun run, Group group, List<Checked> checks) {
    List<CheckResult> results = checks.stream().map(Checked::result).toList();
    long passed = results.stream().filter(one -> one.outcome() == Outcome.PASSED).count();
    return new Table(
        group.staged().name().published().toString(),
        group.night().toString(),
        Badge.of(Standing.worst(results)),
        group.staged().toString(),
        account.published(group.staged()).map(PinnedTable::toString).orElse(""),
        group.suite(),
        ROOT + Links.suite(run.pipeline(), group.suite()),
        "%s of %s rules passed".formatted(Figures.count(passed), Figures.count(results.size())),
        checks.stream().map(checked -> line(run, checked)).toList());
  }

  private Line line(CheckedRun run, Checked checked) {
    CheckResult result = checked.result();
    CheckResult.Rule rule = result.rule();
    return new Line(
        Badge.of(Standing.of(result)),
        rule.title(),
        ROOT + Links.suite(run.pipeline(), rule.suite()) + "#" + Links.rule(result),
        rule.description(),
        result.expected(),
        Observation.observed(result),
        result.finding(),
        incident(result));
  }

  private String incident(CheckResult result) {
    String anchor = Links.incident(result);
    return result.outcome() != Outcome.PASSED && incidents.contains(anchor)
        ? ROOT + Links.INDEX + "#" + anchor
        : "";
  }
}
