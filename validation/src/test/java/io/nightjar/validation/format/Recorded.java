package io.nightjar.validation.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Tables of what Python said, made by {@code record_times.py} and {@code record_json.py} beside
 * them.
 */
final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /**
   * The rows whose last cell is not what we say of the others, with what we say.
   *
   * @param fewest a table with fewer rows is not the one that was recorded
   */
  static List<String> disagreements(String name, int fewest, Function<List<String>, String> ours) {
    List<List<String>> rows = rows(name);
    if (rows.size() < fewest) {
      throw new AssertionError("%s has %d rows only".formatted(name, rows.size()));
    }
    return rows.stream()
        .filter(row -> !ours.apply(row).equals(row.get(row.size() - 1)))
        .map(row -> row + " and we say " + ours.apply(row))
        .toList();
  }

  private static List<List<String>> rows(String name) {
    try (InputStream in = Recorded.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> Arrays.stream(line.split("\t", -1)).map(Recorded::cell).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String escaped) {
    try {
      return JSON.readValue('"' + escaped + '"', String.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
