package io.nightjar.core.pipeline.read.value;

import io.nightjar.core.config.Section;
import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sample.SampleSpec.Amount;
import io.nightjar.core.sample.SampleSpec.Importance;
import io.nightjar.core.sample.SampleSpec.Kind;
import io.nightjar.core.sample.SampleSpec.Quota;
import io.nightjar.core.sample.SampleSpec.Reservoir;
import io.nightjar.core.sample.SampleSpec.Rows;
import io.nightjar.core.sample.SampleSpec.Share;
import io.nightjar.core.sample.SampleSpec.Simple;
import io.nightjar.core.sample.SampleSpec.Stratified;
import io.nightjar.core.sample.SampleSpec.Systematic;
import io.nightjar.core.sample.SampleSpec.Weighted;
import io.nightjar.core.sql.SqlText;
import java.util.List;

/** Reads the sections {@code sample}, of training and of tables. */
public final class SampleReader {
  private static final String SEED = "seed";

  /** Stands in for a kind that has problems. */
  private static final Kind NO_KIND = new Reservoir(1);

  private final SqlReader sql;

  /** A reader for one pipeline, with what reads its expressions. */
  public SampleReader(SqlReader sql) {
    this.sql = sql;
  }

  /** A sample with a seed of its own; a stand-in if it has problems. */
  public SampleSpec read(Section section) {
    return read(section, section.value().path(SEED).asLong());
  }

  /** A sample with the seed of what it is part of; a stand-in if it has problems. */
  public SampleSpec read(Section section, long seed) {
    List<Section> kinds =
        section.children().stream().filter(each -> !each.name().equals(SEED)).toList();
    if (kinds.size() == 1) {
      return new SampleSpec(kind(kinds.get(0)), seed);
    }
    section.problem(
        kinds.isEmpty()
            ? "needs to know how rows are chosen; add for example reservoir: {rows: 1000}"
            : "has more than one kind (%s); keep one of them"
                .formatted(String.join(", ", kinds.stream().map(Section::name).toList())));
    return new SampleSpec(NO_KIND, seed);
  }

  private Kind kind(Section section) {
    long rows = section.value().path("rows").asLong();
    return switch (section.name()) {
      case "simple" -> new Simple(amount(section));
      case "stratified" ->
          new Stratified(
              columns(section, "by"), amount(section), section.value().path("minimum").asLong());
      case "weighted" -> new Weighted(weight(section), rows);
      case "importance" -> new Importance(weight(section), rows);
      case "reservoir" -> new Reservoir(rows);
      case "quota" -> new Quota(columns(section, "by"), rows);
      case "systematic" ->
          new Systematic(
              Math.max(1, section.value().path("every").asLong()), columns(section, "order"));
      default -> NO_KIND; // the schema has refused it
    };
  }

  private static Amount amount(Section section) {
    boolean hasRows = section.has("rows");
    if (hasRows == section.has("fraction")) {
      section.problem(
          hasRows
              ? "has rows and fraction; keep one of them"
              : "needs rows or fraction; add one of them");
    }
    return hasRows
        ? new Rows(section.value().path("rows").asLong())
        : new Share(section.value().path("fraction").asDouble(1));
  }

  private SqlText weight(Section section) {
    return sql.expression(section, "by").orElse(new SqlText("", ""));
  }

  /** One column as text, or several as a list. */
  private static List<String> columns(Section section, String key) {
    return section.findText(key).map(List::of).orElseGet(() -> section.texts(key));
  }
}
