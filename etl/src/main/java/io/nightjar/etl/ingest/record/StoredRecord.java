package io.nightjar.etl.ingest.record;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.value.Misfit;
import java.util.ArrayList;
import java.util.List;

/** Makes records of values that a format stores with their types. */
public final class StoredRecord {
  private StoredRecord() {}

  /**
   * The record of those values: a text that is too long is none, and a row of too much text
   * neither.
   *
   * @param names what the values are called, for people; null for a column that is not there
   */
  public static DeliveredRecord of(List<String> names, List<?> values, SizeLimits limits) {
    List<Object> checked = new ArrayList<>(values.size());
    long length = 0;
    for (Object value : values) {
      boolean isText = value instanceof String;
      int size = isText ? ((String) value).length() : 0;
      length += size;
      checked.add(size > limits.cell() ? tooLong(limits.cell()) : value);
    }
    return length > limits.row()
        ? new DeliveredRecord(List.of(), tooLong(limits.row()).reason(), () -> json(names, values))
        : new DeliveredRecord(checked, null, () -> json(names, values));
  }

  private static Misfit tooLong(int most) {
    return new Misfit("has more than %d characters".formatted(most));
  }

  private static String json(List<String> names, List<?> values) {
    List<String> parts = new ArrayList<>();
    int left = DeliveredRecord.LONGEST_TEXT;
    for (int i = 0; i < names.size() && left > 0; i++) {
      if (names.get(i) != null) {
        String part = quoted(names.get(i)) + ":" + json(values.get(i), left);
        left -= part.length();
        parts.add(part);
      }
    }
    return "{" + String.join(",", parts) + (left > 0 ? "}" : "");
  }

  private static String json(Object value, int most) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    String text = value instanceof Misfit misfit ? "(" + misfit.reason() + ")" : value.toString();
    return quoted(text.length() > most ? text.substring(0, most) : text);
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
