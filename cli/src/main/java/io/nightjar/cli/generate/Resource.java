package io.nightjar.cli.generate;

import io.nightjar.core.error.CoreErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists beside this class: plain CSV, one header line, no quotes. */
final class Resource {
  private Resource() {}

  /** The fields of each line after the header. */
  static List<List<String>> rows(String name) {
    try (InputStream stream = Resource.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read", name, e);
    }
  }
}
