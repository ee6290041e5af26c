package io.nightjar.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document that carries a SHA-256 of itself, so that a changed byte is seen wherever it lies on.
 * It finds damage, not forgers. The digest is that of the text with the digest left empty.
 */
final class Seal {
  private static final String KEY = "sha-256";
  private static final Pattern SEALED = Pattern.compile("\"" + KEY + "\" : \"([0-9a-f]{64})\"");
  private static final String EMPTY = "\"" + KEY + "\" : \"\"";

  private Seal() {}

  /** The text of a document with its seal as the last key. */
  static String print(ObjectNode json) {
    json.put(KEY, "");
    String text = JsonDocument.print(json);
    int at = text.lastIndexOf(EMPTY) + EMPTY.length() - 1;
    return text.substring(0, at) + Digests.sha256(text) + text.substring(at);
  }

  /**
   * Checks the seal.
   *
   * @throws IllegalArgumentException if there is none, or if it is not that of the text
   */
  static void check(String text) {
    Matcher sealed = SEALED.matcher(text);
    int start = -1;
    while (sealed.find()) {
      start = sealed.start(1);
    }
    if (start < 0) {
      throw new IllegalArgumentException(KEY + " is missing");
    }
    String unsealed = text.substring(0, start) + text.substring(start + 64);
    if (!Digests.sha256(unsealed).equals(text.substring(start, start + 64))) {
      throw new IllegalArgumentException(KEY + " is not that of the content");
    }
  }
}
