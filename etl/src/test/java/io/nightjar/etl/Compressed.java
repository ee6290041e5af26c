package io.nightjar.etl;

import com.github.luben.zstd.Zstd;
import io.nightjar.etl.Mutation.Expected;
import io.nightjar.etl.Mutation.Mutated;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Compresses files, to be cut. */
final class Compressed {
  private Compressed() {}

  /** The file in the codec of the ending, cut somewhere. */
  static Mutated cut(byte[] good, String ending, Random random) throws IOException {
    byte[] whole = of(good, ending);
    byte[] cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
    return new Mutated(cut, ending, Expected.REFUSED);
  }

  static byte[] gzip(byte[] good) throws IOException {
    return of(good, "gz");
  }

  static byte[] zip(byte[] good) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("sales.csv"));
      zip.write(good);
    }
    return bytes.toByteArray();
  }

  private static byte[] of(byte[] good, String ending) throws IOException {
    if (ending.endsWith("zst")) {
      return Zstd.compress(good);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = stream(bytes, ending)) {
      out.write(good);
    }
    return bytes.toByteArray();
  }

  private static OutputStream stream(OutputStream out, String ending) throws IOException {
    if (ending.endsWith("bz2")) {
      return new BZip2CompressorOutputStream(out);
    }
    return ending.endsWith("lz4") ? new LZ4FrameOutputStream(out) : new GZIPOutputStream(out);
  }
}
