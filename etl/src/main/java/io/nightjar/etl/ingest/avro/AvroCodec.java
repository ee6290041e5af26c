package io.nightjar.etl.ingest.avro;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.xerial.snappy.Snappy;

/** How the blocks of an Avro file are compressed. */
enum AvroCodec {
  NULL("null"),
  DEFLATE("deflate"),
  SNAPPY("snappy"),
  BZIP2("bzip2"),
  ZSTANDARD("zstandard");

  private static final int CHECKSUM = 4;

  private final String label;

  AvroCodec(String label) {
    this.label = label;
  }

  /** The codec that a file names. */
  static AvroCodec of(String name) throws IOException {
    return Arrays.stream(values())
        .filter(codec -> codec.label.equals(name))
        .findFirst()
        .orElseThrow(() -> new IOException("its codec is none of " + Arrays.toString(labels())));
  }

  /** The content of a block; fails if it is larger than that. */
  byte[] inflate(byte[] block, int largest) throws IOException {
    try {
      return this == SNAPPY ? snappy(block, largest) : drained(block, largest);
    } catch (RuntimeException | InternalError e) {
      throw new IOException("a block is damaged", e);
    }
  }

  private byte[] drained(byte[] block, int largest) throws IOException {
    if (this == NULL) {
      return block;
    }
    try (InputStream inflated = stream(new ByteArrayInputStream(block))) {
      byte[] content = inflated.readNBytes(largest);
      if (content.length == largest) {
        throw new IOException("a block inflates too far");
      }
      return content;
    }
  }

  private InputStream stream(InputStream block) throws IOException {
    return switch (this) {
      case DEFLATE -> new InflaterInputStream(block, new Inflater(true));
      case BZIP2 -> new BZip2CompressorInputStream(block);
      default -> new ZstdInputStream(block);
    };
  }

  private static byte[] snappy(byte[] block, int largest) throws IOException {
    int size = block.length - CHECKSUM;
    if (size < 0 || Snappy.uncompressedLength(block, 0, size) > largest) {
      throw new IOException("a block has an impossible size");
    }
    byte[] content = new byte[Snappy.uncompressedLength(block, 0, size)];
    Snappy.uncompress(block, 0, size, content, 0);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    if ((int) checksum.getValue() != ByteBuffer.wrap(block).getInt(size)) {
      throw new IOException("a block is damaged");
    }
    return content;
  }

  private static String[] labels() {
    return Arrays.stream(values()).map(codec -> codec.label).toArray(String[]::new);
  }
}
