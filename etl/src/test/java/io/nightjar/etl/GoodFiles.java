package io.nightjar.etl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** One good file of each format, all with the same {@link #ROWS} rows, to be damaged. */
final class GoodFiles {
  static final int ROWS = 60;
  static final String COLUMNS = "id INT NOT NULL, price DOUBLE, note STRING";

  private static final Schema AVRO =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "sale", "fields": [{"name": "id", "type": "int"},
                {"name": "price", "type": "double"}, {"name": "note", "type": "string"}]}
              """);

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  GoodFiles(SparkSession spark, Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("id,price,note\n");
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      csv.append("%d,%d.5,\"note, %d: \"\"é\"\"\"\n".formatted(i, i, i));
      json.append("{\"id\":%d,\"price\":%d.5,\"note\":\"note %d: é\"}\n".formatted(i, i, i));
    }
    files.put("csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    files.put("json", json.toString().getBytes(StandardCharsets.UTF_8));
    files.put("avro", avro());
    Dataset<Row> rows =
        spark
            .range(0, ROWS, 1, 1)
            .selectExpr("int(id) id", "id + 0.5D price", "concat('note ', id, ': é') note");
    for (String format : new String[] {"parquet", "orc"}) {
      Path written = folder.resolve(format);
      rows.write().format(format).save(written.toString());
      try (Stream<Path> parts = Files.list(written)) {
        Path part =
            parts
                .filter(one -> one.getFileName().toString().startsWith("part-"))
                .findFirst()
                .orElseThrow();
        files.put(format, Files.readAllBytes(part));
      }
    }
  }

  /** The content of the file of a format. */
  byte[] of(String format) {
    return files.get(format).clone();
  }

  private static byte[] avro() throws IOException {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<GenericRecord>(AVRO))) {
      writer.create(AVRO, bytes);
      for (int i = 0; i < ROWS; i++) {
        GenericRecord record = new GenericData.Record(AVRO);
        record.put("id", i);
        record.put("price", i + 0.5);
        record.put("note", "note " + i + ": é");
        writer.append(record);
      }
    }
    return bytes.toByteArray();
  }
}
