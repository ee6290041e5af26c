package io.nightjar.etl.ingest.text;

import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;

/** What the first bytes of a text file say about it. */
final class TextStart {
  /** How many bytes are looked at. */
  static final int LENGTH = 4;

  private static final String UTF_16 = "UTF-16";

  private final LandedFile file;
  private final String mark;
  private final boolean isEmpty;

  private TextStart(LandedFile file, String mark, boolean isEmpty) {
    this.file = file;
    this.mark = mark;
    this.isEmpty = isEmpty;
  }

  /** Looks, and leaves the stream behind a byte order mark; refuses archives. */
  static TextStart of(LandedFile file, PushbackInputStream stream) throws IOException {
    byte[] first = stream.readNBytes(LENGTH);
    requireNoArchive(file, first);
    String mark = "";
    int skipped = 0;
    if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
      mark = "UTF-8";
      skipped = 3;
    } else if (startsWith(first, 0xFE, 0xFF)) {
      mark = "UTF-16BE";
      skipped = 2;
    } else if (startsWith(first, 0xFF, 0xFE)) {
      mark = "UTF-16LE";
      skipped = 2;
    }
    stream.unread(first, skipped, first.length - skipped);
    return new TextStart(file, mark, first.length == 0);
  }

  /** The character set to decode with; refuses a mark that says another one than declared. */
  Charset charset(String declared) throws UnreadableFile {
    if (declared.equals(UTF_16)) {
      if (mark.startsWith(UTF_16) || isEmpty) {
        return Charset.forName(isEmpty ? UTF_16 : mark);
      }
      throw UnreadableFile.refused(
          file,
          "it has no byte order mark of UTF-16; declare UTF-16LE or UTF-16BE as its encoding",
          null);
    }
    if (!mark.isEmpty() && !mark.equals(declared)) {
      throw UnreadableFile.refused(
          file,
          "it starts with the byte order mark of %s but its declared encoding is %s"
              .formatted(mark, declared),
          null);
    }
    return Charset.forName(declared);
  }

  private static void requireNoArchive(LandedFile file, byte[] first) throws UnreadableFile {
    if (startsWith(first, 'P', 'K', 3, 4)) {
      throw UnreadableFile.refused(
          file, "it is a zip archive; deliver its content plain or as .gz", null);
    }
    if (startsWith(first, 0x1F, 0x8B)) {
      throw UnreadableFile.refused(
          file, "it is gzip inside, but its name does not say so; name it .gz, once", null);
    }
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    if (bytes.length < wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if ((bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
