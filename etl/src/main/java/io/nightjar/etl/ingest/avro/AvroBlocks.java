package io.nightjar.etl.ingest.avro;

import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.LandedStream;
import io.nightjar.etl.ingest.file.UnreadableFile;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The blocks of an Avro file. An own reader, because sizes stand in the file and must not decide
 * how much memory is taken: a block is never larger than the file, nor inflates without bounds.
 */
final class AvroBlocks implements Closeable {
  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;
  private static final int LARGEST = 256 << 20;
  private static final int LONGEST_HEADER = 16 << 20;

  private final LandedFile file;
  private final LandedStream stored;
  private final DataInputStream in;
  private final Map<String, byte[]> header = new HashMap<>();
  private final byte[] sync = new byte[SYNC];

  /**
   * One block.
   *
   * @param count how many records are in it
   * @param bytes the records
   */
  record Block(long count, ByteBuffer bytes) {}

  private AvroBlocks(LandedFile file, LandedStream stored) {
    this.file = file;
    this.stored = stored;
    this.in = new DataInputStream(stored);
  }

  /** Opens the file and reads its header. */
  static AvroBlocks open(LandedFile file, Configuration hadoop) throws IOException {
    AvroBlocks blocks = new AvroBlocks(file, LandedStream.open(file, hadoop));
    try {
      blocks.readHeader();
      return blocks;
    } catch (IOException e) {
      blocks.close();
      throw blocks.refused(e);
    }
  }

  /** The schema of the records, as JSON. */
  String schema() {
    return text("avro.schema");
  }

  /** The next block, or nothing at the end. */
  Optional<Block> next() throws IOException {
    try {
      int first = stored.read();
      if (first < 0) {
        return Optional.empty();
      }
      long count = AvroNumbers.continued(first, in);
      byte[] bytes = bytes(AvroNumbers.read(in), "a block");
      byte[] mark = new byte[SYNC];
      in.readFully(mark);
      if (!Arrays.equals(mark, sync)) {
        throw new IOException("a block does not end as it should");
      }
      byte[] records = AvroCodec.of(codec()).inflate(bytes, LARGEST);
      if (count < 0 || count > records.length) {
        throw new IOException("a block cannot have that many records");
      }
      return Optional.of(new Block(count, ByteBuffer.wrap(records)));
    } catch (IOException e) {
      throw refused(e);
    }
  }

  /** What to throw for a failure while reading. */
  IOException refused(IOException e) {
    String reason = e instanceof EOFException ? "it ends too early" : e.getMessage();
    return e instanceof UnreadableFile
        ? e
        : UnreadableFile.refused(file, "it is not a complete Avro file (%s)".formatted(reason), e);
  }

  void requireDigest(String sha256) throws IOException {
    stored.requireDigest(sha256);
  }

  @Override
  public void close() throws IOException {
    stored.close();
  }

  private void readHeader() throws IOException {
    byte[] magic = new byte[MAGIC.length];
    in.readFully(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("it does not start like one");
    }
    for (long count = AvroNumbers.read(in); count != 0; count = AvroNumbers.read(in)) {
      if (count < 0) {
        AvroNumbers.read(in);
      }
      for (long i = Math.abs(count); i > 0; i--) {
        String key = new String(bytes(AvroNumbers.read(in), "its header"), StandardCharsets.UTF_8);
        header.put(key, bytes(AvroNumbers.read(in), "its header"));
      }
      if (stored.count() > LONGEST_HEADER) {
        throw new IOException("its header is too long");
      }
    }
    in.readFully(sync);
    AvroCodec.of(codec());
  }

  private byte[] bytes(long size, String what) throws IOException {
    if (size < 0 || size > LARGEST || size > file.size() - stored.count()) {
      throw new IOException(what + " has an impossible size");
    }
    byte[] bytes = new byte[(int) size];
    in.readFully(bytes);
    return bytes;
  }

  private String codec() {
    String codec = text("avro.codec");
    return codec.isEmpty() ? "null" : codec;
  }

  private String text(String key) {
    return new String(header.getOrDefault(key, new byte[0]), StandardCharsets.UTF_8);
  }
}
