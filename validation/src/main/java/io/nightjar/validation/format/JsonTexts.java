package io.nightjar.validation.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.Set;

/**
 * Texts that Python's {@code json.loads} reads: JSON, and NaN, Infinity and -Infinity, which JSON
 * does not have. Duplicate keys and halves of surrogate pairs are fine; a byte order mark, control
 * characters inside of strings and whole numbers of more than 4300 digits are not.
 *
 * <p>Known difference: up to 1000 levels of nesting are read, where Python stops a little earlier,
 * by how deep its own stack is.
 */
public final class JsonTexts {
  private static final int DEEPEST = 1000;
  private static final int MOST_DIGITS = 4300;
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  /** Keeps no names, because those of data have no end. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonTexts() {}

  /**
   * Whether the text is one JSON value.
   *
   * @param text not null; an empty or blank text is none
   */
  public static boolean isParseable(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      return isValue(parser) && parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** The factory whose parsers read what is parseable here, and a little more. */
  static JsonFactory factory() {
    return JSON;
  }

  private static boolean isValue(JsonParser parser) throws IOException {
    int depth = 0;
    do {
      JsonToken token = parser.nextToken();
      if (token == null || !isPythons(parser, token)) {
        return false;
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
    } while (depth > 0);
    return true;
  }

  private static boolean isPythons(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NUMBER_INT -> parser.getText().replace("-", "").length() <= MOST_DIGITS;
      case VALUE_NUMBER_FLOAT -> !parser.isNaN() || NOT_FINITE.contains(parser.getText());
      // Jackson checks a string only when somebody asks for it.
      case VALUE_STRING -> parser.getTextLength() >= 0;
      default -> true;
    };
  }
}
