package io.nightjar.validation.docs;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.html.Figures;
import io.nightjar.validation.html.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The first page: what is wrong today, and how each table has stood over the nights. */
final class IndexPage {
  private static final Template TEMPLATE = Template.named("docs/index.ftlh");

  private final String shown;
  private final Set<TableName> profiled;

  IndexPage(String shown, Set<TableName> profiled) {
    this.shown = shown;
    this.profiled = profiled;
  }

  public record Model(
      String shown,
      String tables,
      String rules,
      String failing,
      String newest,
      List<Incident> incidents,
      List<Pipeline> pipelines) {}

  public record Incident(
      String anchor,
      Badge badge,
      String title,
      String href,
      String table,
      String severity,
      String since,
      String finding,
      String run,
      String runHref) {}

  public record Pipeline(String name, List<Table> tables) {}

  public record Table(
      String name,
      String href,
      Badge badge,
      String night,
      String rules,
      String version,
      String suite,
      String profile,
      List<Strip.Night> strip) {}

  String body(List<TableHistory> tables) {
    List<Incident> incidents = incidents(tables);
    List<Pipeline> pipelines = new ArrayList<>();
    new TreeMap<>(tables.stream().collect(groupingBy(TableHistory::pipeline)))
        .forEach(
            (name, group) ->
                pipelines.add(new Pipeline(name, group.stream().map(this::table).toList())));
    return TEMPLATE.fill(
        new Model(
            shown,
            Figures.count(tables.stream().map(TableHistory::table).distinct().count()),
            Figures.count(tables.stream().mapToLong(table -> table.asked().size()).sum()),
            Figures.count(incidents.size()),
            tables.stream()
                .map(TableHistory::newestNight)
                .max(Comparator.naturalOrder())
                .map(Object::toString)
                .orElse("none"),
            incidents,
            pipelines));
  }

  private static List<Incident> incidents(List<TableHistory> tables) {
    record Open(TableHistory table, RuleHistory rule) {}
    return tables.stream()
        .flatMap(
            table ->
                table.asked().stream()
                    .filter(rule -> rule.openSince().isPresent())
                    .map(rule -> new Open(table, rule)))
        .sorted(comparing((Open open) -> Standing.of(open.rule().result())).reversed())
        .map(open -> incident(open.table(), open.rule()))
        .toList();
  }

  private static Incident incident(TableHistory table, RuleHistory rule) {
    CheckResult result = rule.result();
    return new Incident(
        Links.incident(result),
        Badge.of(Standing.of(result)),
        result.rule().title(),
        Links.suite(table.pipeline(), table.suite()) + "#" + Links.rule(result),
        result.table().toString(),
        result.rule().severity().toString(),
        since(rule),
        result.finding(),
        rule.newest().run(),
        Links.run(rule.newest().run()));
  }

  private static String since(RuleHistory rule) {
    String nights = rule.openNights() == 1 ? "1 night" : rule.openNights() + " nights";
    return rule.hasNeverPassed() && rule.nights().size() > 1
        ? "%s or earlier, %s".formatted(rule.openSince().orElseThrow(), nights)
        : "%s, %s".formatted(rule.openSince().orElseThrow(), nights);
  }

  private Table table(TableHistory table) {
    List<CheckResult> newest = table.newest();
    long passed = newest.stream().filter(one -> one.outcome() == Outcome.PASSED).count();
    return new Table(
        table.table().toString(),
        Links.suite(table.pipeline(), table.suite()) + "#" + Links.table(table.table()),
        Badge.of(Standing.worst(newest)),
        table.newestNight().toString(),
        "%s of %s".formatted(Figures.count(passed), Figures.count(newest.size())),
        "v" + newest.get(0).version(),
        table.suite(),
        profiled.contains(table.table()) ? Links.profile(table.table()) : "",
        Strip.of(table, ""));
  }
}
