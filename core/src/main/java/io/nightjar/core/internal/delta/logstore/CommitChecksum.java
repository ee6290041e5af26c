package io.nightjar.core.internal.delta.logstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.util.DataChecksum;

/**
 * The content of Hadoop's checksum file {@code .name.crc}: the letters {@code crc}, a zero byte,
 * the size of a chunk, and a CRC-32 for each chunk (org.apache.hadoop.fs.ChecksumFileSystem).
 */
final class CommitChecksum {
  private static final byte[] MAGIC = "crc\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 512;

  private CommitChecksum() {}

  static byte[] of(byte[] content) {
    DataChecksum checksum = DataChecksum.newDataChecksum(DataChecksum.Type.CRC32, CHUNK);
    int chunks = (content.length + CHUNK - 1) / CHUNK;
    byte[] sums = new byte[chunks * checksum.getChecksumSize()];
    checksum.calculateChunkedSums(ByteBuffer.wrap(content), ByteBuffer.wrap(sums));
    return ByteBuffer.allocate(MAGIC.length + Integer.BYTES + sums.length)
        .put(MAGIC)
        .putInt(CHUNK)
        .put(sums)
        .array();
  }
}
