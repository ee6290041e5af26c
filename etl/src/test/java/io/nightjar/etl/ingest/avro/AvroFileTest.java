package io.nightjar.etl.ingest.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.core.run.Digests;
import io.nightjar.etl.ingest.drift.FilePlan;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.record.RawFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroFileTest {
  private static final Configuration HADOOP = new Configuration();

  /** note, id, price, day, at, x, and one that is not there. */
  private static final List<Integer> PLACES = List.of(2, 0, 3, 4, 5, 6, -1);

  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "sale", "fields": [
                {"name": "id", "type": "long"},
                {"name": "tags", "type": {"type": "map", "values": {"type": "array", "items": "string"}}},
                {"name": "note", "type": ["null", "string"]},
                {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
                {"name": "x", "type": ["int", "string", "null"]}]}
              """);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy", "bzip2", "zstandard"})
  void readsWhatAvroWritesInEveryCodec(String codec) throws IOException {
    byte[] content = written(codec, 5_000);
    List<DeliveredRecord> records = read(content);
    assertThat(records).hasSize(5_000);
    assertThat(records.get(2).values().toArray())
        .containsExactly(
            "note 2",
            2L,
            new BigDecimal("0.02"),
            LocalDate.of(1970, 1, 3),
            Instant.ofEpochMilli(2),
            "2",
            null);
    assertThat(records.get(3).values().get(0)).isNull();
    assertThat(records.get(3).values().get(5)).isEqualTo(3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate"})
  void everyCutAndEveryDamageIsRefusedOrReadToTheEnd(String codec) throws IOException {
    byte[] whole = written(codec, 2_000);
    Random random = new Random(17);
    for (int i = 0; i < 60; i++) {
      byte[] cut = Arrays.copyOf(whole, 1 + random.nextInt(whole.length - 1));
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(UnreadableFile.class)
          .hasMessageContaining("not a complete Avro file");
      byte[] damaged = whole.clone();
      damaged[random.nextInt(whole.length)] ^= (byte) (1 + random.nextInt(255));
      try {
        assertThat(read(damaged)).hasSize(2_000);
      } catch (UnreadableFile e) {
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }

  @Test
  void sizesInTheFileDoNotDecideHowMuchMemoryIsTaken() throws IOException {
    byte[] whole = written("null", 10);
    int block = indexOf(whole, "note 0".getBytes(java.nio.charset.StandardCharsets.UTF_8)) - 1;
    byte[] lie = whole.clone();
    lie[block] = (byte) 0xFE;
    assertThatThrownBy(() -> read(lie)).isInstanceOf(UnreadableFile.class);
  }

  @Test
  void saysOfWhichTypesItsColumnsAre() throws IOException {
    assertThat(AvroFile.columns(landed(written("null", 1)), HADOOP))
        .extracting(column -> column.type().map(DataType::sql).orElse(""))
        .containsExactly(
            "BIGINT", "MAP<STRING, STRING>", "STRING", "DECIMAL(9,2)", "DATE", "TIMESTAMP", "");
  }

  private List<DeliveredRecord> read(byte[] content) throws IOException {
    List<DeliveredRecord> records = new ArrayList<>();
    LandedFile file = landed(content);
    assertThat(AvroFile.columns(file, HADOOP)).hasSize(7);
    RawFile raw = new RawFile(file, "", new FilePlan(PLACES, Set.of(), null), 7);
    try (AvroFile avro = AvroFile.open(raw, SizeLimits.STANDARD, HADOOP)) {
      Optional<DeliveredRecord> next = avro.next();
      while (next.isPresent()) {
        records.add(next.get());
        next = avro.next();
      }
      avro.requireDigest(HexFormat.of().formatHex(Digests.newDigest().digest(content)));
    }
    return records;
  }

  private LandedFile landed(byte[] content) throws IOException {
    Path path = Files.write(folder.resolve("sales.avro"), content);
    return new LandedFile("sales.avro", path.toUri().toString(), content.length, 0, null);
  }

  private static byte[] written(String codec, int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(SCHEMA))) {
      writer.setCodec(CodecFactory.fromString(codec)).setSyncInterval(10_000);
      writer.create(SCHEMA, bytes);
      for (int i = 0; i < count; i++) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("id", (long) i);
        record.put("tags", Map.of("a" + i, List.of("b", "c")));
        record.put("note", i % 3 == 0 && i > 0 ? null : "note " + i);
        record.put(
            "price",
            ByteBuffer.wrap(new BigDecimal(i).movePointLeft(2).unscaledValue().toByteArray()));
        record.put("day", i);
        record.put("at", (long) i);
        record.put("x", i % 3 == 0 ? (Object) i : String.valueOf(i));
        writer.append(record);
      }
    }
    return bytes.toByteArray();
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
