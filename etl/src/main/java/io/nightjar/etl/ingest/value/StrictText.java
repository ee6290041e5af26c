package io.nightjar.etl.ingest.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text that must not lose anything on its way: bytes and escapes without a meaning are misfits. */
public final class StrictText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final Misfit NO_TEXT = new Misfit("is not valid UTF-8");

  private StrictText() {}

  /** The text of UTF-8 bytes, or a {@link Misfit}. */
  public static Object ofUtf8(byte[] bytes, int offset, int length) {
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) < 0) {
      return text;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, offset, length))
          .toString();
    } catch (CharacterCodingException e) {
      return NO_TEXT;
    }
  }

  /** The same text, or a {@link Misfit} if half a character stands in it alone, or a NUL. */
  public static Object checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '\0') {
        return new Misfit("has a NUL character");
      }
      if (Character.isHighSurrogate(character)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(character)) {
        return new Misfit("has half a character (an unpaired surrogate)");
      }
    }
    return text;
  }
}
