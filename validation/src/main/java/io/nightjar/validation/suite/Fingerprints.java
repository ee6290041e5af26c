package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.run.Digests;
import java.util.List;
import java.util.TreeMap;

/** Digests that stay the same however keys are ordered and numbers written. */
final class Fingerprints {
  private static final int LENGTH = 16;

  private Fingerprints() {}

  /** Of what an entry of a suite asks; what people write about it does not count. */
  static String of(String type, JsonNode entry) {
    StringBuilder text = new StringBuilder(type);
    write(entry.path("kwargs"), text);
    for (String key : ThresholdReader.LIMITS) {
      write(entry.path(key), text.append(key));
    }
    for (String key : ThresholdReader.OTHERS) {
      write(entry.path(key), text.append(key));
    }
    JsonNode purposes = PurposeReader.written(entry);
    if (!purposes.isMissingNode()) {
      write(purposes, text.append(PurposeReader.KEY));
    }
    return shortened(text.toString());
  }

  /** Of several, in their order. */
  static String of(List<String> fingerprints) {
    return shortened(String.join(" ", fingerprints));
  }

  private static String shortened(String text) {
    return Digests.sha256(text).substring(0, LENGTH);
  }

  private static void write(JsonNode value, StringBuilder text) {
    if (value.isObject()) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      value.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
      text.append('{');
      sorted.forEach((key, inner) -> write(inner, text.append(key.length()).append(key)));
      text.append('}');
    } else if (value.isArray()) {
      text.append('[');
      value.forEach(inner -> write(inner, text.append(',')));
      text.append(']');
    } else if (value.isNumber()) {
      text.append(value.decimalValue().stripTrailingZeros().toPlainString()).append('#');
    } else {
      text.append(value.toString());
    }
  }
}
