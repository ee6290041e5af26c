package io.nightjar.cli.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Records to JSON and back, with keys in kebab case. */
public final class BenchJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);

  private BenchJson() {}

  /** One line. */
  public static String line(Object value) {
    return write(value, false);
  }

  /** Many lines, for files. */
  static String pretty(Object value) {
    return write(value, true);
  }

  /** The record in a line. */
  public static <T> T read(String json, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(json, type);
  }

  /** A tree to put more into. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  private static String write(Object value, boolean indent) {
    try {
      return (indent ? MAPPER.writer(SerializationFeature.INDENT_OUTPUT) : MAPPER.writer())
          .writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and text can be written", e);
    }
  }
}
