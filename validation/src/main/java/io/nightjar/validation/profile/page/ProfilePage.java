package io.nightjar.validation.profile.page;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.html.Figures;
import io.nightjar.validation.html.Frame;
import io.nightjar.validation.html.Frame.Step;
import io.nightjar.validation.html.Template;
import io.nightjar.validation.profile.KeyFacts;
import io.nightjar.validation.profile.NightShare;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.propose.ProposedRule;
import io.nightjar.validation.profile.propose.ProposedSuite;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The page about a table and, beside it, the suite as a file. Equal profiles make equal bytes.
 *
 * @param showsValues whether frequent values are shown, and rules that list values proposed
 * @param way from the first page of a site to this one; empty if it stands alone
 */
public record ProfilePage(boolean showsValues, List<Step> way) {
  private static final Template TEMPLATE = Template.named("profile/profile.ftlh");
  private static final String SITE = "Profile";

  /** Copies the list. */
  public ProfilePage {
    way = List.copyOf(way);
  }

  /** What the template shows. */
  public record Model(
      String source,
      String rows,
      String columnCount,
      String nightCount,
      boolean showsValues,
      String nights,
      List<Key> keys,
      List<ColumnCard> columns,
      List<Rule> rules,
      int withheld,
      String suite) {}

  /** A key that was tried. */
  public record Key(String columns, String verdict) {}

  /** A proposed rule. */
  public record Rule(String type, String kwargs, String severity, String style, String why) {}

  /** The page {@code index.html} and the file {@code suite.json}. */
  public SortedMap<String, String> files(TableProfile profile, ProposedSuite proposed) {
    ProposedSuite suite = showsValues ? proposed : proposed.withoutValues();
    String body =
        TEMPLATE.fill(
            new Model(
                profile.source(),
                Figures.count(profile.rows()),
                Figures.count(profile.columns().size()),
                Figures.count(profile.nights().size()),
                showsValues,
                NightPlots.rows(profile.nights()),
                profile.keys().stream().map(ProfilePage::key).toList(),
                profile.columns().stream()
                    .map(column -> ColumnCard.of(profile, column, showsValues))
                    .toList(),
                suite.rules().stream().map(ProfilePage::rule).toList(),
                proposed.rules().size() - suite.rules().size(),
                suite.json()));
    String footer = "Made by nightjar profile from %s.".formatted(profile.source());
    return new TreeMap<>(
        Map.of(
            "index.html",
            new Frame(SITE, footer).page(profile.source(), way, body),
            "suite.json",
            suite.json()));
  }

  private static Key key(KeyFacts key) {
    return new Key(
        String.join(", ", key.columns()),
        key.repeated() == 0
            ? "tells all rows apart"
            : Figures.count(key.repeated()) + " rows share theirs with another row");
  }

  private static Rule rule(ProposedRule rule) {
    return new Rule(
        rule.type(),
        rule.kwargs().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .reduce((one, other) -> one + ", " + other)
            .orElse(""),
        rule.severity().toString(),
        rule.severity() == Severity.CRITICAL ? "failed" : "warned",
        rule.why());
  }

  /** Rows that lack something, night by night, if any does. */
  static boolean isUneven(List<NightShare> shares) {
    return shares.stream().anyMatch(night -> night.part() > 0);
  }
}
