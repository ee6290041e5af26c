package io.nightjar.etl.ingest.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.DefaultCodec;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.util.ReflectionUtils;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyFramedInputStream;

/** How a file is compressed, by the ending of its name. */
public enum Codec {
  GZIP("gzip", ".gz"),
  BZIP2("bzip2", ".bz2"),
  ZSTD("zstd", ".zst"),
  LZ4("lz4", ".lz4"),
  SNAPPY("snappy", ".snappy"),
  DEFLATE("deflate", ".deflate"),
  NONE("plain", "");

  private static final byte[] LZ4_FRAME = {0x04, 0x22, 0x4D, 0x18};
  private static final byte[] SNAPPY_FRAME = {(byte) 0xFF, 0x06, 0x00, 0x00};

  private final String label;
  private final String ending;

  Codec(String label, String ending) {
    this.label = label;
    this.ending = ending;
  }

  /** The codec of a file of that name; {@link #NONE} if its ending means nothing. */
  public static Codec of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(one -> name.endsWith(one.ending))
        .findFirst()
        .orElseThrow();
  }

  /** How people call it. */
  public String label() {
    return label;
  }

  /** What is in a compressed stream; what is not of this codec fails here or while reading. */
  public InputStream inflate(InputStream stored, Configuration hadoop) throws IOException {
    return switch (this) {
      case GZIP -> byHadoop(new GzipCodec(), stored, hadoop);
      case BZIP2 -> new BZip2CompressorInputStream(stored, true);
      case DEFLATE -> byHadoop(new DefaultCodec(), stored, hadoop);
      case ZSTD -> new ZstdInputStream(stored);
      case LZ4 -> lz4(new BufferedInputStream(stored));
      case SNAPPY -> snappy(new BufferedInputStream(stored));
      case NONE -> stored;
    };
  }

  private static InputStream byHadoop(
      CompressionCodec codec, InputStream stored, Configuration hadoop) throws IOException {
    ReflectionUtils.setConf(codec, hadoop);
    return codec.createInputStream(stored);
  }

  /** The frames of the lz4 command, or the blocks that Hadoop writes. */
  private static InputStream lz4(BufferedInputStream stored) throws IOException {
    return startsWith(stored, LZ4_FRAME)
        ? new LZ4FrameInputStream(stored)
        : new BlockStream(
            stored,
            (from, to) -> LZ4Factory.fastestInstance().safeDecompressor().decompress(from, to));
  }

  /** The framed format, or the blocks that Hadoop writes. */
  private static InputStream snappy(BufferedInputStream stored) throws IOException {
    return startsWith(stored, SNAPPY_FRAME)
        ? new SnappyFramedInputStream(stored, true)
        : new BlockStream(stored, (from, to) -> Snappy.uncompress(from, 0, from.length, to, 0));
  }

  private static boolean startsWith(BufferedInputStream stored, byte[] magic) throws IOException {
    stored.mark(magic.length);
    boolean isSame = Arrays.equals(stored.readNBytes(magic.length), magic);
    stored.reset();
    return isSame;
  }
}
