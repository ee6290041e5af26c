package io.nightjar.core.pipeline.read.table;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.feature.Aggregate;
import io.nightjar.core.pipeline.feature.Declared;
import io.nightjar.core.pipeline.feature.ExpressionEntry;
import io.nightjar.core.pipeline.feature.FeatureEntry;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.pipeline.feature.QueryEntry;
import io.nightjar.core.pipeline.feature.WindowEntry;
import io.nightjar.core.pipeline.feature.WindowTime;
import io.nightjar.core.pipeline.feature.WindowTime.Kind;
import io.nightjar.core.pipeline.read.value.Choice;
import io.nightjar.core.pipeline.read.value.SqlReader;
import io.nightjar.core.pipeline.read.value.TableNames;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.CalendarSpan;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the entries of {@code features.columns}, each of one of four forms. */
final class FeatureReader {
  private static final List<String> FORMS = List.of("sql", "window", "lookup", "expression");
  private static final CalendarSpan NO_SPAN = new CalendarSpan(0, ChronoUnit.DAYS);

  private final SqlReader sql;
  private final Set<String> names = new HashSet<>();

  FeatureReader(SqlReader sql) {
    this.sql = sql;
  }

  /** The good entries of the section {@code features}. */
  List<FeatureEntry> read(Section features) {
    features.texts("key").forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    List<FeatureEntry> entries = new ArrayList<>();
    for (Section entry : features.at("columns").children()) {
      List<String> forms = FORMS.stream().filter(entry::has).toList();
      if (entry.value().isObject() && forms.size() != 1) {
        entry.problem("must have exactly one of " + String.join(", ", FORMS));
      } else if (forms.size() == 1) {
        read(entry, forms.get(0)).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private Optional<FeatureEntry> read(Section entry, String form) {
    if (form.equals("sql")) {
      return Optional.of(new QueryEntry(sql.query(entry, "sql")));
    }
    Optional<Section> section = entry.find(form);
    return switch (form) {
      case "window" -> section.map(this::window);
      case "lookup" -> section.map(this::lookup);
      default -> section.map(this::expression);
    };
  }

  private FeatureEntry window(Section section) {
    AggregateReader reader = new AggregateReader(sql);
    List<Aggregate> aggregates = new ArrayList<>();
    for (Section leaf : section.at("aggregate").children()) {
      reader.read(leaf).ifPresent(aggregates::add);
    }
    Kind kind = Choice.of(section, "kind", Kind.SLIDING);
    WindowEntry entry =
        new WindowEntry(
            declared(section),
            from(section),
            pairs(section.at("by")),
            spans(section.at("over"), kind),
            aggregates,
            sql.expression(section, "where"),
            new WindowTime(kind, section.findText("time").filter(text -> !text.equals("event"))));
    claim(section.at("aggregate"), entry.names());
    return entry;
  }

  private FeatureEntry lookup(Section section) {
    LookupEntry entry =
        new LookupEntry(
            declared(section),
            from(section),
            pairs(section.at("by")),
            pairs(section.at("take")),
            sql.expression(section, "where"),
            section.has("not-older-than")
                ? Optional.of(section.parsed("not-older-than", CalendarSpan::parse, NO_SPAN))
                : Optional.empty());
    claim(section.at("take"), entry.names());
    return entry;
  }

  private FeatureEntry expression(Section section) {
    Map<String, SqlText> expressions = new LinkedHashMap<>();
    for (Section leaf : section.children()) {
      sql.expression(section, leaf.name()).ifPresent(text -> expressions.put(leaf.name(), text));
    }
    ExpressionEntry entry = new ExpressionEntry(declared(section), expressions);
    claim(section, entry.names());
    return entry;
  }

  private List<CalendarSpan> spans(Section section, Kind kind) {
    List<CalendarSpan> spans = new ArrayList<>();
    for (Section leaf : section.children()) {
      Optional<CalendarSpan> span = span(leaf);
      span.ifPresent(spans::add);
      if (span.filter(each -> each.amount() == 0).isPresent()) {
        leaf.problem("a window must have a length");
      } else if (span.filter(each -> !each.unit().isDateBased()).isPresent()
          && kind == Kind.CALENDAR) {
        leaf.problem("a calendar window has whole days: write days or weeks, or kind: sliding");
      }
    }
    return spans;
  }

  private static Optional<CalendarSpan> span(Section leaf) {
    try {
      return Optional.of(leaf.value().asText()).map(CalendarSpan::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A list of names, each for itself, or a mapping of names. */
  private static Map<String, String> pairs(Section section) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (Section leaf : section.children()) {
      String value = leaf.value().asText();
      pairs.put(section.value().isObject() ? leaf.name() : value, value);
    }
    return pairs;
  }

  private static TableName from(Section section) {
    return TableNames.parse(section.text("from"));
  }

  private static Declared declared(Section section) {
    return new Declared(section.origin(), section.path());
  }

  private void claim(Section section, List<String> given) {
    for (String name : given) {
      if (name.startsWith("_")) {
        section.problem(
            "feature %s starts with an underscore, which marks columns of Nightjar; rename it"
                .formatted(name));
      } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
        section.problem("column %s is already there; give it another name".formatted(name));
      }
    }
  }
}
