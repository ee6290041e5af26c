package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.validation.html.Template;
import java.util.List;

/** A suite: each rule with what it says, how it stands and how it has stood. */
final class SuitePage {
  private static final Template TEMPLATE = Template.named("docs/suite.ftlh");
  private static final String ROOT = "../";

  private SuitePage() {}

  public record Model(String suite, String pipeline, List<Table> tables) {}

  public record Table(
      String anchor,
      String name,
      Badge badge,
      String night,
      String version,
      String digest,
      List<Strip.Night> strip,
      List<Rule> rules,
      List<Rule> retired) {}

  public record Rule(
      String anchor,
      String title,
      String description,
      Badge badge,
      String severity,
      String action,
      String place,
      String expected,
      String observed,
      String finding,
      String night,
      String incident,
      String since,
      String history,
      String range,
      String spread,
      List<Night> nights) {}

  public record Night(
      String night, String href, Badge badge, String observed, String counted, String finding) {}

  /**
   * @param tables all of one suite and pipeline
   */
  static String body(List<TableHistory> tables) {
    TableHistory first = tables.get(0);
    return TEMPLATE.fill(
        new Model(first.suite(), first.pipeline(), tables.stream().map(SuitePage::table).toList()));
  }

  private static Table table(TableHistory table) {
    List<CheckResult> newest = table.newest();
    return new Table(
        Links.table(table.table()),
        table.table().toString(),
        Badge.of(Standing.worst(newest)),
        table.newestNight().toString(),
        "%s@v%d".formatted(table.table().staged(), newest.get(0).version()),
        newest.get(0).rule().suiteDigest(),
        Strip.of(table, ROOT),
        table.asked().stream().map(SuitePage::rule).toList(),
        table.retired().stream().map(SuitePage::rule).toList());
  }

  private static Rule rule(RuleHistory history) {
    CheckResult result = history.result();
    CheckResult.Rule rule = history.rule();
    return new Rule(
        Links.rule(result),
        rule.title(),
        rule.description(),
        Badge.of(Standing.of(result)),
        rule.severity().toString(),
        rule.action().toString(),
        rule.suite() + ":" + rule.line(),
        result.expected(),
        Observation.observed(result),
        result.finding(),
        result.night().toString(),
        history.openSince().isPresent() ? ROOT + Links.INDEX + "#" + Links.incident(result) : "",
        history.openSince().map(Object::toString).orElse(""),
        RulePlots.history(history),
        RulePlots.range(history),
        RulePlots.spread(history),
        history.nights().stream().map(SuitePage::night).toList());
  }

  private static Night night(Checked checked) {
    CheckResult result = checked.result();
    return new Night(
        result.night().toString(),
        ROOT + Links.run(checked.run()),
        Badge.of(Standing.of(result)),
        Observation.observed(result),
        Observation.counted(result),
        result.outcome() == Outcome.PASSED ? "" : result.finding());
  }

  /** What is said of a suite above all its tables. */
  static String title(List<TableHistory> tables) {
    String suite = tables.get(0).suite();
    return "Suite " + suite.substring(suite.lastIndexOf('/') + 1);
  }
}
