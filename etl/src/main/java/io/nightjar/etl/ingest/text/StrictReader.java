package io.nightjar.etl.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes text without guessing: bytes that mean nothing in the character set come out as {@link
 * #MALFORMED}, which no decoder gives for bytes that do, so that a reader can tell.
 */
final class StrictReader extends Reader {
  /** Second half of a pair, without the first. */
  static final char MALFORMED = '\uDFFF';

  private static final int BLOCK = 1 << 16;

  private final InputStream stream;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK).flip();
  private final CharBuffer decoded = CharBuffer.allocate(BLOCK).flip();
  private boolean isAtEnd;

  StrictReader(InputStream stream, Charset charset) {
    this.stream = stream;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (isAtEnd && !bytes.hasRemaining()) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, decoded.remaining());
    decoded.get(target, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private void decode() throws IOException {
    fill();
    decoded.clear();
    CoderResult result = decoder.decode(bytes, decoded, isAtEnd);
    while (result.isError() && decoded.hasRemaining()) {
      bytes.position(bytes.position() + result.length());
      decoded.put(MALFORMED);
      result = decoder.decode(bytes, decoded, isAtEnd);
    }
    decoded.flip();
  }

  /** Adds bytes to those that were no whole character yet. */
  private void fill() throws IOException {
    bytes.compact();
    if (!isAtEnd && bytes.hasRemaining()) {
      int count = stream.read(bytes.array(), bytes.position(), bytes.remaining());
      isAtEnd = count < 0;
      bytes.position(bytes.position() + Math.max(count, 0));
    }
    bytes.flip();
  }
}
