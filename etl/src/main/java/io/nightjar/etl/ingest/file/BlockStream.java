package io.nightjar.etl.ingest.file;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The blocks in which Hadoop writes codecs that have no frames of their own: the size of a block,
 * then chunks, each with its compressed size. Sizes that no writer uses are refused before memory
 * is taken for them.
 */
final class BlockStream extends InputStream {
  private static final int LARGEST = 16 << 20;

  private final DataInputStream stored;
  private final Inflate inflate;
  private byte[] block = new byte[0];
  private int position;
  private int size;
  private int missing;

  /** Fills the second array with the content of the first and says how many bytes that are. */
  interface Inflate {
    int into(byte[] from, byte[] to) throws IOException;
  }

  BlockStream(InputStream stored, Inflate inflate) {
    this.stored = new DataInputStream(stored);
    this.inflate = inflate;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (position == size) {
      if (!nextChunk()) {
        return -1;
      }
    }
    int count = Math.min(length, size - position);
    System.arraycopy(block, position, bytes, offset, count);
    position += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }

  private boolean nextChunk() throws IOException {
    while (missing == 0) {
      int first = stored.read();
      if (first < 0) {
        return false;
      }
      missing = checked(first << 24 | stored.readUnsignedByte() << 16 | stored.readUnsignedShort());
    }
    byte[] chunk = new byte[checked(stored.readInt())];
    if (stored.readNBytes(chunk, 0, chunk.length) < chunk.length) {
      throw new EOFException("Unexpected end of input stream");
    }
    if (block.length < missing) {
      block = new byte[missing];
    }
    position = 0;
    size = inflate.into(chunk, block);
    missing -= size;
    if (missing < 0 || size == 0) {
      throw new IOException("a block does not have its size");
    }
    return true;
  }

  private static int checked(int size) throws IOException {
    if (size < 0 || size > LARGEST) {
      throw new IOException("a block has an impossible size");
    }
    return size;
  }
}
