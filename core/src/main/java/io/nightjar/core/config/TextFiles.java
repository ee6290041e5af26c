package io.nightjar.core.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads configuration text: UTF-8 of a bounded size, without control characters. */
public final class TextFiles {
  /** No configuration file is larger. */
  public static final int MAX_BYTES = 256 * 1024;

  private TextFiles() {}

  /**
   * The text of a file, without a byte order mark.
   *
   * @param file where it is
   * @param label how messages call it
   * @throws io.nightjar.core.error.NightjarException with exit code 10 if it cannot be used
   */
  public static String read(Path file, String label) {
    try (InputStream in = Files.newInputStream(file)) {
      return decode(label, in.readNBytes(MAX_BYTES + 1));
    } catch (NoSuchFileException e) {
      throw Refusals.at(Origin.of(label), "file does not exist", e);
    } catch (IOException e) {
      throw Refusals.at(Origin.of(label), "file cannot be read (" + kind(e) + ")", e);
    }
  }

  /** The text in these bytes, without a byte order mark; refused like a file. */
  public static String decode(String label, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw Refusals.at(
          Origin.of(label), "file is larger than 256 KiB; configuration never is", null);
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return checked(label, text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw Refusals.at(Origin.of(label), "file is not UTF-8 text; save it as UTF-8", e);
    }
  }

  private static String checked(String label, String text) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        lineStart = i + 1;
      } else if (!isText(c)) {
        throw Refusals.at(
            new Origin(label, line, i - lineStart + 1),
            "control character U+%04X is not allowed; remove it".formatted((int) c),
            null);
      }
    }
    return text;
  }

  private static boolean isText(char c) {
    boolean isControl = c < ' ' && c != '\t' && c != '\r';
    boolean isNoCharacter = (c >= '\u007f' && c <= '\u009f') || c >= '\ufffe' || c == '\ufeff';
    return !isControl && !isNoCharacter;
  }

  private static String kind(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }
}
