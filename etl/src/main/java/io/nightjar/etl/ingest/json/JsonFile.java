package io.nightjar.etl.ingest.json;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.text.LandedText;
import io.nightjar.etl.ingest.text.RecordBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * An open file of JSON lines: every line one object, in UTF-8. A line that is none is a record that
 * does not fit; empty lines are skipped.
 */
final class JsonFile implements FileRecords {
  private static final String UTF_8 = "UTF-8";

  private final LandedText text;
  private final RecordBuffer buffer;
  private final SizeLimits limits;
  private final JsonObjects objects;

  private JsonFile(LandedText text, JsonObjects objects, SizeLimits limits) {
    this.text = text;
    this.buffer = new RecordBuffer(text.reader());
    this.objects = objects;
    this.limits = limits;
  }

  /** Opens it wherever Hadoop finds it. */
  static JsonFile open(RawFile raw, JsonObjects objects, SizeLimits limits, Configuration hadoop)
      throws IOException {
    return new JsonFile(LandedText.open(raw.file(), UTF_8, hadoop), objects, limits);
  }

  /** Refuses a file that is one array: its lines are no records. */
  static void requireLines(LandedFile file, Configuration hadoop) throws IOException {
    try (LandedText text = LandedText.open(file, UTF_8, hadoop)) {
      RecordBuffer start = new RecordBuffer(text.reader());
      int character = start.read();
      while (character >= 0 && character <= ' ' && start.position() < SizeLimits.STANDARD.cell()) {
        character = start.read();
      }
      if (character == '[') {
        throw UnreadableFile.refused(
            file, "it is a JSON array; json means one object per line", null);
      }
    }
  }

  @Override
  public Optional<DeliveredRecord> next() throws IOException {
    try {
      do {
        buffer.startRecord();
        if (buffer.peek() == RecordBuffer.END) {
          return Optional.empty();
        }
      } while (buffer.skipLineEnd());
      return Optional.of(record());
    } catch (IOException e) {
      throw text.refused(e);
    }
  }

  @Override
  public void requireDigest(String sha256) throws IOException {
    text.requireDigest(sha256);
  }

  @Override
  public void close() throws IOException {
    text.close();
  }

  private DeliveredRecord record() throws IOException {
    while (!RecordBuffer.isEnd(buffer.peek())) {
      buffer.read();
      if (buffer.position() > limits.row()) {
        return misfit("has more than " + limits.row() + " characters", buffer.giveUpLine());
      }
    }
    String line = buffer.text(0, buffer.position());
    String kept = buffer.keptText();
    boolean isUnreadable = buffer.isUnreadable();
    buffer.skipLineEnd();
    if (isUnreadable) {
      boolean isMalformed = RecordBuffer.isMalformed(line);
      return misfit(isMalformed ? "is not valid UTF-8" : "has a NUL character", kept);
    }
    return objects.read(line, kept);
  }

  private static DeliveredRecord misfit(String problem, String text) {
    return new DeliveredRecord(List.of(), problem, () -> text);
  }
}
