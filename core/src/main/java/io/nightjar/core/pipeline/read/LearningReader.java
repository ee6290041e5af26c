package io.nightjar.core.pipeline.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.LabelSpec;
import io.nightjar.core.pipeline.ScoringSpec;
import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.TrainingSpec.Engine;
import io.nightjar.core.pipeline.read.value.Choice;
import io.nightjar.core.pipeline.read.value.SampleReader;
import io.nightjar.core.pipeline.read.value.SqlReader;
import io.nightjar.core.pipeline.read.value.TableNames;
import io.nightjar.core.time.CalendarSpan;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the sections {@code label}, {@code training} and {@code scoring}. */
final class LearningReader {
  private static final CalendarSpan NO_SPAN = new CalendarSpan(0, ChronoUnit.DAYS);

  private final SqlReader sql;

  LearningReader(SqlReader sql) {
    this.sql = sql;
  }

  LabelSpec label(Section section) {
    return new LabelSpec(
        sql.query(section, "sql"),
        section.text("column"),
        section.parsed("matures-after", CalendarSpan::parse, NO_SPAN));
  }

  TrainingSpec training(Section section) {
    Map<String, String> parameters = new LinkedHashMap<>();
    section
        .at("parameters")
        .children()
        .forEach(each -> parameters.put(each.name(), each.value().asText()));
    long seed = section.value().path("seed").asLong();
    return new TrainingSpec(
        Choice.of(section, "engine", Engine.XGBOOST),
        days(section.at("use"), "nights"),
        days(section.at("split"), "test").orElse(1),
        parameters,
        seed,
        section.at("baselines").findText("heuristic"),
        section.at("use").value().path("minimum-rows").asLong(),
        section.at("use").find("sample").map(sample -> new SampleReader(sql).read(sample, seed)));
  }

  ScoringSpec scoring(Section section) {
    JsonNode threshold = section.value().path("threshold");
    return new ScoringSpec(
        TableNames.parse(section.text("table")),
        threshold.isNumber() ? Optional.of(threshold.doubleValue()) : Optional.empty());
  }

  /** The number in {@code 60 days}; empty for {@code all} and what the schema has refused. */
  private static Optional<Integer> days(Section section, String key) {
    String number = section.text(key).replaceAll(" days?$", "");
    return number.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
  }
}
