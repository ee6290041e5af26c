package io.nightjar.etl.ingest.text;

import io.nightjar.etl.ingest.file.Codec;
import io.nightjar.etl.ingest.file.InflationGuard;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.LandedStream;
import io.nightjar.etl.ingest.file.UnreadableFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import org.apache.hadoop.conf.Configuration;

/** The text of a landed file: inflated by its ending, decoded by its declared character set. */
public final class LandedText implements Closeable {
  private final LandedFile file;
  private final LandedStream stored;
  private final Reader reader;

  private LandedText(LandedFile file, LandedStream stored, Reader reader) {
    this.file = file;
    this.stored = stored;
    this.reader = reader;
  }

  /** Opens it wherever Hadoop finds it; refuses what its first bytes say is something else. */
  public static LandedText open(LandedFile file, String encoding, Configuration hadoop)
      throws IOException {
    LandedStream stored = LandedStream.open(file, hadoop);
    try {
      PushbackInputStream content =
          new PushbackInputStream(inflated(file, stored, hadoop), TextStart.LENGTH);
      TextStart start = TextStart.of(file, content);
      return new LandedText(file, stored, new StrictReader(content, start.charset(encoding)));
    } catch (IOException e) {
      stored.close();
      throw refused(file, e);
    }
  }

  /** Its characters; no byte order mark. */
  public Reader reader() {
    return reader;
  }

  /** What to throw for a failure while reading. */
  public IOException refused(IOException e) {
    return refused(file, e);
  }

  /** At the end: fails if this was another content than the announced one. */
  public void requireDigest(String sha256) throws IOException {
    stored.requireDigest(sha256);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static InputStream inflated(LandedFile file, LandedStream stored, Configuration hadoop)
      throws IOException {
    return file.codec() == Codec.NONE || file.size() == 0
        ? stored
        : new InflationGuard(file, stored, file.codec().inflate(stored, hadoop));
  }

  private static IOException refused(LandedFile file, IOException e) {
    return e instanceof UnreadableFile
        ? e
        : UnreadableFile.refused(
            file,
            "it is not a complete %s file (%s)".formatted(file.codec().label(), e.getMessage()),
            e);
  }
}
