package io.nightjar.etl.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.nightjar.core.run.Digests;
import io.nightjar.etl.ingest.file.Codec;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.DefaultCodec;
import org.apache.hadoop.io.compress.GzipCodec;
import org.apache.hadoop.io.compress.Lz4Codec;
import org.apache.hadoop.io.compress.SnappyCodec;
import org.apache.hadoop.util.ReflectionUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerial.snappy.SnappyFramedOutputStream;

class LandedTextTest {
  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.gz",
        "a.bz2",
        "a.zst",
        "a.deflate",
        "frames.lz4",
        "hadoop.lz4",
        "frames.snappy",
        "hadoop.snappy",
        "A.CSV.GZ",
        "plain.csv"
      })
  void readsEveryCodecAndRefusesEveryCutOfIt(String name) throws IOException {
    String text = text(400_000);
    byte[] whole = compressed(name, text.getBytes(StandardCharsets.UTF_8));
    assertThat(read(name, whole, "UTF-8")).isEqualTo(text);
    Random random = new Random(11);
    for (int i = 0; i < 12 && !name.startsWith("plain"); i++) {
      byte[] cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
      assertThatThrownBy(() -> read(name, cut, "UTF-8"))
          .as("%s cut to %d of %d", name, cut.length, whole.length)
          .isInstanceOf(UnreadableFile.class)
          .hasMessageContaining("is not a complete");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.gz", "a.bz2", "a.zst", "a.deflate", "a.lz4", "a.snappy"})
  void refusesWhatIsNoSuchFileInOneLineAndWithoutMuchMemory(String name) {
    Random random = new Random(5);
    for (int i = 0; i < 20; i++) {
      byte[] garbage = new byte[5_000];
      random.nextBytes(garbage);
      assertThatThrownBy(() -> read(name, garbage, "ISO-8859-1"))
          .isInstanceOf(UnreadableFile.class)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.gz", "a.zst"})
  void stopsABomb(String name) throws IOException {
    byte[] bomb = compressed(name, new byte[300 << 20]);
    LandedFile file = landed(name, bomb);
    assertThatThrownBy(
            () -> {
              try (LandedText text = LandedText.open(file, "UTF-8", HADOOP)) {
                drain(text);
              }
            })
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("it inflates to more than 250 times its size");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,'äöü€😀'", "UTF-16LE,'äöü€😀'", "UTF-16BE,'äöü€😀'", "ISO-8859-1,'äöü'",
    "ISO-8859-2,'łąż'", "ISO-8859-15,'äöü€'", "windows-1250,'łąż€'", "windows-1251,'Дом'",
    "windows-1252,'äöü€'", "US-ASCII,abc", "GB18030,'汉字😀'", "Shift_JIS,'日本'"
  })
  void decodesWhatIsDeclared(String encoding, String word) throws IOException {
    String text = (word + ",x\n").repeat(30_000);
    assertThat(read("a.csv", text.getBytes(Charset.forName(encoding)), encoding)).isEqualTo(text);
  }

  @Test
  void aByteOrderMarkIsNoTextAndMustAgree() throws IOException {
    byte[] utf8 = "\uFEFFa,b\n".getBytes(StandardCharsets.UTF_8);
    byte[] little = "\uFEFFa,b\n".getBytes(StandardCharsets.UTF_16LE);
    byte[] big = "\uFEFFa,b\n".getBytes(StandardCharsets.UTF_16BE);
    assertThat(read("a.csv", utf8, "UTF-8")).isEqualTo("a,b\n");
    assertThat(read("a.csv", little, "UTF-16")).isEqualTo("a,b\n");
    assertThat(read("a.csv", big, "UTF-16")).isEqualTo("a,b\n");
    assertThat(read("a.csv", little, "UTF-16LE")).isEqualTo("a,b\n");
    assertThat(read("a.csv", new byte[0], "UTF-16")).isEmpty();
    assertThatThrownBy(() -> read("a.csv", big, "UTF-16LE")).hasMessageContaining("of UTF-16BE");
    assertThatThrownBy(() -> read("a.csv", utf8, "windows-1252")).hasMessageContaining("of UTF-8");
    assertThatThrownBy(() -> read("a.csv", "a".getBytes(StandardCharsets.UTF_8), "UTF-16"))
        .hasMessageContaining("no byte order mark");
  }

  @Test
  void bytesWithoutAMeaningAreMarkedAndNeverGuessed() throws IOException {
    byte[] bytes = {'a', (byte) 0xE9, ',', (byte) 0xEF, (byte) 0xBF, (byte) 0xBD, '\n'};
    assertThat(read("a.csv", bytes, "UTF-8")).isEqualTo("a\uDFFF,\uFFFD\n");
    assertThat(read("a.csv", new byte[] {'a', (byte) 0x81, (byte) 0x80}, "windows-1252"))
        .isEqualTo("a\uDFFF€");
    assertThat(read("a.csv", new byte[] {'a', 0, 0, (byte) 0xDC, 'b'}, "UTF-16LE"))
        .isEqualTo("a\uDFFF\uDFFF");
    assertThat(read("a.csv", new byte[] {(byte) 0xF0, (byte) 0x9F}, "UTF-8")).isEqualTo("\uDFFF");
  }

  @Test
  void archivesAndHiddenGzipAreRefusedByWhatTheyAre() throws IOException {
    assertThatThrownBy(() -> read("a.csv", new byte[] {'P', 'K', 3, 4, 0}, "UTF-8"))
        .hasMessageContaining("zip archive");
    byte[] gzip = compressed("a.gz", "a,b\n".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> read("a.csv", gzip, "UTF-8")).hasMessageContaining("is gzip inside");
    byte[] twice = compressed("a.gz", gzip);
    assertThatThrownBy(() -> read("a.csv.gz", twice, "UTF-8"))
        .hasMessageContaining("is gzip inside");
  }

  /** Random enough that no codec makes almost nothing of it. */
  private static String text(int length) {
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(random.nextInt(100_000)).append(random.nextInt(9) == 0 ? "\n" : ",ä€");
    }
    return text.toString();
  }

  private static byte[] compressed(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressing(name, bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static OutputStream compressing(String name, OutputStream out) throws IOException {
    return switch (Codec.of(name)) {
      case GZIP -> byHadoop(new GzipCodec(), out);
      case BZIP2 -> byHadoop(new BZip2Codec(), out);
      case DEFLATE -> byHadoop(new DefaultCodec(), out);
      case ZSTD -> new ZstdOutputStream(out);
      case LZ4 ->
          name.startsWith("hadoop") ? byHadoop(new Lz4Codec(), out) : new LZ4FrameOutputStream(out);
      case SNAPPY ->
          name.startsWith("hadoop")
              ? byHadoop(new SnappyCodec(), out)
              : new SnappyFramedOutputStream(out);
      case NONE -> out;
    };
  }

  private static OutputStream byHadoop(CompressionCodec codec, OutputStream out)
      throws IOException {
    ReflectionUtils.setConf(codec, HADOOP);
    return codec.createOutputStream(out);
  }

  private String read(String name, byte[] content, String encoding) throws IOException {
    LandedFile file = landed(name, content);
    try (LandedText text = LandedText.open(file, encoding, HADOOP)) {
      String all = drain(text);
      text.requireDigest(HexFormat.of().formatHex(Digests.newDigest().digest(content)));
      return all;
    }
  }

  private static String drain(LandedText text) throws IOException {
    StringWriter all = new StringWriter();
    char[] block = new char[1000];
    try {
      for (int count = text.reader().read(block); count >= 0; count = text.reader().read(block)) {
        if (all.getBuffer().length() < 10_000_000) {
          all.write(block, 0, count);
        }
      }
    } catch (IOException e) {
      throw text.refused(e);
    }
    return all.toString();
  }

  private LandedFile landed(String name, byte[] content) throws IOException {
    Path path = Files.write(folder.resolve(name), content);
    return new LandedFile(name, path.toUri().toString(), content.length, 0, null);
  }
}
