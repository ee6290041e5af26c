package io.nightjar.etl.ingest.file;

import io.nightjar.core.run.Digests;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The stored bytes of a landed file, counted and digested as they are read. */
public final class LandedStream extends FilterInputStream {
  private static final int BLOCK = 1 << 16;

  private final LandedFile file;
  private final MessageDigest digest = Digests.newDigest();
  private long count;

  private LandedStream(LandedFile file, InputStream stored) {
    super(stored);
    this.file = file;
  }

  /** Opens the file wherever Hadoop finds it. */
  public static LandedStream open(LandedFile file, Configuration hadoop) throws UnreadableFile {
    try {
      Path path = new Path(URI.create(file.uri()));
      return new LandedStream(file, path.getFileSystem(hadoop).open(path));
    } catch (IOException e) {
      throw new UnreadableFile(
          file.file(), UnreadableFile.Kind.STORAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** How many bytes were read so far. */
  public long count() {
    return count;
  }

  /** Reads what is left and fails if this was another content than the announced one. */
  public void requireDigest(String sha256) throws IOException {
    byte[] block = new byte[BLOCK];
    while (read(block, 0, block.length) >= 0) {
      // only the digest matters here
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
      throw new UnreadableFile(
          file.file(), UnreadableFile.Kind.CHANGED, "its digest differs", null);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int got = super.read(bytes, offset, length);
      if (got > 0) {
        count += got;
        digest.update(bytes, offset, got);
      }
      return got;
    } catch (IOException e) {
      throw new UnreadableFile(
          file.file(), UnreadableFile.Kind.STORAGE, String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
