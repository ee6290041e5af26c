package io.nightjar.validation.alert.mail;

import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.run.CheckResult;
import io.nightjar.validation.alert.incident.Incident;
import io.nightjar.validation.alert.incident.IncidentKey;
import io.nightjar.validation.alert.incident.Letter;
import io.nightjar.validation.alert.incident.News;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says in full what a letter tells. No value of the data is in it but of columns that the pipeline
 * declares public.
 */
public final class LetterText {
  private static final int LISTED = 50;

  private final Plan plan;
  private final FailingRows rows;
  private final Function<IncidentKey, History> histories;
  private final Wording wording;
  private final Impact impact;
  private final Templates templates = new Templates();

  /**
   * Knows what it takes to write about a pipeline.
   *
   * @param plan of the pipeline
   * @param rows finds the rows that do not fit
   * @param histories the last nights of a rule
   */
  public LetterText(Plan plan, FailingRows rows, Function<IncidentKey, History> histories) {
    AlertSpec spec = plan.pipeline().alerts();
    this.plan = plan;
    this.rows = rows;
    this.histories = histories;
    this.wording = new Wording(spec);
    this.impact = new Impact(plan);
  }

  /** What the letter says. */
  public Content of(Letter letter) {
    return letter.form() == Letter.Form.SINGLE ? single(letter.news().get(0)) : list(letter);
  }

  private Content single(News news) {
    Incident incident = news.incident();
    CheckResult last = incident.last();
    History history = histories.apply(incident.key());
    Map<String, Object> values = common();
    values.put("kind", news.kind().toString());
    values.put("tone", tone(news));
    values.put("severity", incident.severity().toString());
    values.put("headline", Wording.headline(news));
    values.put("table", last.table().toString());
    values.put("title", last.rule().title());
    values.put("description", last.rule().description());
    values.put("facts", facts(incident));
    values.put("points", points(history, last));
    values.put("isDrawn", history.isDrawable());
    values.put("width", Integer.toString(HistoryPicture.WIDTH));
    values.put("height", Integer.toString(HistoryPicture.HEIGHT));
    values.put("caption", caption(history));
    values.put("picture", Content.PICTURE);
    values.put("isStopped", isStopped(incident));
    values.put("night", last.night().toString());
    values.put("impact", impact.of(last.table(), isStopped(incident)));
    values.put("queries", incident.isOpen() ? rows.queries(last) : Map.of());
    values.put("replay", replay(incident));
    return new Content(
        subject(news),
        templates.fill("single.txt.ftl", values),
        templates.fill("single.ftlh", values),
        history.isDrawable() ? Optional.of(HistoryPicture.png(history)) : Optional.empty());
  }

  private String subject(News news) {
    Incident incident = news.incident();
    return "[%s] %s, %s: %s %s, night %s"
        .formatted(
            plan.pipeline().name(),
            incident.severity(),
            news.kind(),
            incident.key().table(),
            incident.last().rule().title(),
            news.night());
  }

  private Map<String, String> facts(Incident incident) {
    CheckResult last = incident.last();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Expected", last.expected());
    facts.put("Found in night " + last.night(), wording.found(last));
    facts.put("Rows", Wording.rows(last));
    facts.put("Since", Wording.since(incident));
    facts.put(
        "Rule",
        "%s:%d, fingerprint %s"
            .formatted(last.rule().suite(), last.rule().line(), last.rule().fingerprint()));
    facts.put("Checked", "%s@v%d".formatted(last.table().staged(), last.version()));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  private List<Map<String, String>> points(History history, CheckResult last) {
    boolean isShown = wording.isShown(last);
    return history.points().stream()
        .map(
            point ->
                Map.of(
                    "night", point.night().toString(),
                    "value", isShown ? Wording.number(point.value()) : "",
                    "outcome", point.outcome().toString()))
        .toList();
  }

  private static String caption(History history) {
    if (history.points().isEmpty()) {
      return "";
    }
    return "%s to %s. Round: the rule held. Square: it did not."
        .formatted(
            history.points().get(0).night(),
            history.points().get(history.points().size() - 1).night());
  }

  private static boolean isStopped(Incident incident) {
    return incident.isOpen()
        && incident.last().rule().severity() == CheckResult.Severity.CRITICAL
        && incident.last().rule().action() == CheckResult.Action.REPORT;
  }

  private String replay(Incident incident) {
    return "./nightjar run %s --date %s".formatted(plan.pipeline().name(), incident.last().night());
  }

  private static String tone(News news) {
    if (news.kind() == News.Kind.RESOLVED) {
      return "good";
    }
    return news.incident().severity() == CheckResult.Severity.CRITICAL ? "bad" : "warn";
  }

  private Content list(Letter letter) {
    Map<String, Object> values = common();
    List<News> listed = letter.news().subList(0, Math.min(LISTED, letter.news().size()));
    values.put("headline", listHeadline(letter));
    values.put("night", letter.night().toString());
    values.put("counts", counts(letter));
    values.put("entries", listed.stream().map(this::entry).toList());
    values.put("more", moreByTable(letter.news().subList(listed.size(), letter.news().size())));
    values.put("impact", impact(letter));
    values.put("isSummary", letter.form() == Letter.Form.SUMMARY);
    return new Content(
        "[%s] %s: %s, night %s"
            .formatted(plan.pipeline().name(), formName(letter), counts(letter), letter.night()),
        templates.fill("list.txt.ftl", values),
        templates.fill("list.ftlh", values),
        Optional.empty());
  }

  private static String formName(Letter letter) {
    return switch (letter.form()) {
      case DAILY -> "daily digest";
      case SUMMARY -> "summary";
      default -> "digest";
    };
  }

  private static String listHeadline(Letter letter) {
    return switch (letter.form()) {
      case DAILY -> "What there is to know today.";
      case SUMMARY -> "What nights that were computed again have shown.";
      default -> "Many rules have changed at once; one cause is likely.";
    };
  }

  private static String counts(Letter letter) {
    Map<News.Kind, Long> byKind =
        letter.news().stream()
            .collect(Collectors.groupingBy(News::kind, TreeMap::new, Collectors.counting()));
    return byKind.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private Map<String, String> entry(News news) {
    Incident incident = news.incident();
    Map<String, String> entry = new HashMap<>();
    entry.put("kind", news.kind().toString());
    entry.put("tone", tone(news));
    entry.put("severity", incident.severity().toString());
    entry.put("table", incident.key().table().toString());
    entry.put("title", incident.last().rule().title());
    entry.put("expected", incident.last().expected());
    entry.put("found", wording.found(incident.last()));
    entry.put("since", Wording.since(incident));
    return entry;
  }

  private static List<String> moreByTable(List<News> unlisted) {
    Map<String, Long> byTable =
        unlisted.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.incident().key().table().toString(),
                    TreeMap::new,
                    Collectors.counting()));
    return byTable.entrySet().stream()
        .map(each -> "%,d more about %s".formatted(each.getValue(), each.getKey()))
        .toList();
  }

  private List<String> impact(Letter letter) {
    return letter.news().stream()
        .map(News::incident)
        .filter(Incident::isOpen)
        .collect(
            Collectors.toMap(
                each -> each.key().table(),
                LetterText::isStopped,
                Boolean::logicalOr,
                TreeMap::new))
        .entrySet()
        .stream()
        .flatMap(each -> impact.of(each.getKey(), each.getValue()).stream())
        .distinct()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private Map<String, Object> common() {
    Map<String, Object> values = new HashMap<>();
    values.put("pipeline", plan.pipeline().name());
    values.put("team", plan.pipeline().owner().team());
    return values;
  }
}
