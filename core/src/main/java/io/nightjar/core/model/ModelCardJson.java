package io.nightjar.core.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.core.run.JsonDocument;
import io.nightjar.core.run.Numbers;
import io.nightjar.core.table.PinnedTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Model cards as JSON: kebab-case keys, {@code format-version} 1. A newer format, a missing key and
 * a value of another type are refused with an {@link IllegalArgumentException}.
 */
public final class ModelCardJson {
  private static final int FORMAT_VERSION = 1;

  private ModelCardJson() {}

  /** Writes a card, indented. */
  public static String write(ModelCard card) {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    json.put("name", card.model().name());
    json.put("version", card.model().version());
    json.put("engine", card.engine());
    json.put("trained-for", card.trainedFor().toString());
    json.put("run-id", card.runId());
    json.put("fingerprint", card.fingerprint());
    json.put("is-champion", card.isChampion());
    json.put("features-fingerprint", card.features().fingerprint());
    ArrayNode features = json.putArray("features");
    card.features().features().forEach(feature -> write(features.addObject(), feature));
    ArrayNode pins = json.putArray("pins");
    card.pins().forEach(pin -> pins.add(pin.toString()));
    Numbers.write(json.putObject("metrics"), card.metrics());
    return JsonDocument.print(json);
  }

  /**
   * Reads a card.
   *
   * @throws IllegalArgumentException if it cannot be understood, or its features are not those of
   *     its fingerprint
   */
  public static ModelCard read(String text) throws JsonProcessingException {
    JsonDocument json = JsonDocument.parse(text, FORMAT_VERSION);
    FeatureSet features =
        new FeatureSet(json.list("features").stream().map(ModelCardJson::readFeature).toList());
    if (!features.fingerprint().equals(json.text("features-fingerprint"))) {
      throw new IllegalArgumentException("features do not have the noted fingerprint");
    }
    return new ModelCard(
        new PinnedModel(json.text("name"), json.text("version")),
        json.text("engine"),
        LocalDate.parse(json.text("trained-for")),
        features,
        json.texts("pins").stream().map(PinnedTable::parse).toList(),
        json.text("run-id"),
        json.text("fingerprint"),
        doubles(json.numbers("metrics")),
        json.flag("is-champion"));
  }

  private static void write(ObjectNode json, Feature feature) {
    json.put("name", feature.name());
    json.put("type", feature.type());
    ArrayNode levels = json.putArray("levels");
    feature.levels().forEach(levels::add);
  }

  private static Feature readFeature(JsonDocument json) {
    return new Feature(json.text("name"), json.text("type"), json.texts("levels"));
  }

  private static Map<String, Double> doubles(Map<String, Number> numbers) {
    Map<String, Double> doubles = new LinkedHashMap<>();
    numbers.forEach((name, number) -> doubles.put(name, number.doubleValue()));
    return doubles;
  }
}
