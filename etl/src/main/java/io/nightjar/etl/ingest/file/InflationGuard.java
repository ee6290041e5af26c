package io.nightjar.etl.ingest.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops a compressed file that becomes far larger than data does: a bomb, or a defect. */
public final class InflationGuard extends FilterInputStream {
  private static final long HARMLESS = 256L << 20;
  private static final long LARGEST_RATIO = 250;

  private final LandedFile file;
  private final LandedStream stored;
  private long count;

  /** Guards what a stored file inflates to. */
  public InflationGuard(LandedFile file, LandedStream stored, InputStream inflated) {
    super(inflated);
    this.file = file;
    this.stored = stored;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int got = inflate(bytes, offset, length);
    count += Math.max(got, 0);
    if (count > HARMLESS && count / LARGEST_RATIO > stored.count()) {
      throw new UnreadableFile(
          file.file(),
          UnreadableFile.Kind.REFUSED,
          "it inflates to more than %d times its size".formatted(LARGEST_RATIO),
          null);
    }
    return got;
  }

  /** Codecs also answer damage with other failures than those of reading. */
  private int inflate(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (RuntimeException | InternalError e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }
}
