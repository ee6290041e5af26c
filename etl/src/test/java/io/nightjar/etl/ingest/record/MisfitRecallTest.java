package io.nightjar.etl.ingest.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.run.Digests;
import io.nightjar.etl.ingest.csv.CsvFormat;
import io.nightjar.etl.ingest.drift.FilePlan;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisfitRecallTest {
  private static final RecordFormat CSV = new CsvFormat(SourceForm.STANDARD);
  private static final ColumnContract CONTRACT =
      new ColumnContract(
          "sales.ddl", StructType.fromDDL("id INT NOT NULL, day DATE, price DOUBLE, note STRING"));
  private static final List<String> MISFITS =
      List.of(
          ",2024-01-01,1,x",
          "1x,2024-01-01,1,x",
          "3000000000,2024-01-01,1,x",
          "1,2024-02-30,1,x",
          "1,01/02/2024,1,x",
          "1,2024-01-01,NaN,x",
          "1,2024-01-01,1e999,x",
          "1,2024-01-01,1,5,x",
          "1,2024-01-01,one,x",
          "1,2024-01-01",
          "1,2024-01-01,1,x,y",
          "1,2024-01-01,1,\"open",
          "\"1,2024-01-01,1,x",
          "1,2024-01-01,1,a \"quote\"",
          "1,2024-01-01,1,\"a\"b",
          "1,2024-01-01,1,\0",
          "1,2024-01-01,1,\uDC00");
  private static final List<String> GOOD =
      List.of(
          "1,2024-02-29,1.5,plain",
          "2,,,",
          "3,2024-01-01,1e5,\"with, comma\"",
          "4,2024-01-01,-1,\"with \"\"quotes\"\"\"",
          "5,2024-01-01,0,\"two\nlines\"",
          "6,0001-01-01,.5,\"\"",
          "7,2024-01-01,1,äöü€😀");

  @TempDir Path folder;

  @Test
  void findsEveryMisfitOfEveryKindAndNoOther() throws IOException {
    long seed = 20240101;
    Random random = new Random(seed);
    List<Boolean> isMisfit = new ArrayList<>();
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    csv.writeBytes(bytes("id,day,price,note\n"));
    for (int i = 0; i < 20_000; i++) {
      boolean bad = random.nextInt(20) == 0;
      List<String> kinds = bad ? MISFITS : GOOD;
      isMisfit.add(bad);
      csv.writeBytes(bytes(kinds.get(random.nextInt(kinds.size()))));
      csv.writeBytes(bytes(random.nextBoolean() ? "\n" : "\r\n"));
    }

    List<Row> rows = read(csv.toByteArray(), digest(csv.toByteArray()));

    int reason = CONTRACT.names().size() + 4;
    assertThat(rows).as("seed %d", seed).hasSameSizeAs(isMisfit);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).get(reason) != null)
          .as(rows.get(i).toString())
          .isEqualTo(isMisfit.get(i));
      assertThat(rows.get(i).getLong(CONTRACT.names().size() + 1)).isEqualTo(i + 1L);
    }
  }

  @Test
  void aFileReplacedAfterItWasDigestedIsNotTaken() {
    byte[] csv = bytes("id,day,price,note\n1,,,\n");
    assertThatThrownBy(() -> read(csv, digest(bytes("another content"))))
        .hasRootCauseInstanceOf(UnreadableFile.class)
        .hasRootCauseMessage("its digest differs");
  }

  private List<Row> read(byte[] csv, String sha256) throws IOException {
    Path path = Files.write(folder.resolve("sales.csv"), csv);
    LandedFile file = new LandedFile("sales.csv", path.toUri().toString(), csv.length, 0, null);
    Configuration hadoop = new Configuration();
    ShapedFile shaped = new ShapedFile(file, sha256, CSV.columns(file, hadoop).orElseThrow());
    assertThat(shaped.columns()).extracting("name").isEqualTo(CONTRACT.names());
    RawFile raw = shaped.planned(new FilePlan(List.of(0, 1, 2, 3), Set.of(), null));
    List<Row> rows = new ArrayList<>();
    try {
      FileRecords records = CSV.open(raw, hadoop);
      new FileRows(raw, ConformColumns.to(CONTRACT), records).forEachRemaining(rows::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** A lone surrogate stands for a byte that is not UTF-8. */
  private static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : text.split("(?=\uDC00)|(?<=\uDC00)", -1)) {
      if (part.equals("\uDC00")) {
        bytes.write(0xE9);
      } else {
        bytes.writeBytes(part.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] content) {
    return HexFormat.of().formatHex(Digests.newDigest().digest(content));
  }
}
