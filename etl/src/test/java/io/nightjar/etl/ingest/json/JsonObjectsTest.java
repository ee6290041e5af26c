package io.nightjar.etl.ingest.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.record.ConformColumns;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectsTest {
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "id BIGINT NOT NULL, price DECIMAL(38,2), rate DOUBLE, ok BOOLEAN, day DATE, note"
              + " STRING");
  private static final int REASON = SCHEMA.size() + 4;

  @Test
  void takesValuesExactlyAsTheyAreWritten() throws IOException {
    Row row =
        row(
            """
            {"note":"ä\\n\\u00e9\\ud83d\\ude00","id":9007199254740993,"other":{"id":1},\
            "price":123456789012345678901234567890123456.78,"rate":1e-3,"ok":true,"day":"2024-02-29"}
            """);
    assertThat(row.get(REASON)).isNull();
    assertThat(row.getLong(0)).isEqualTo(9007199254740993L);
    assertThat(row.getDecimal(1))
        .isEqualTo(new BigDecimal("123456789012345678901234567890123456.78"));
    assertThat(row.getDouble(2)).isEqualTo(0.001);
    assertThat(row.getBoolean(3)).isTrue();
    assertThat(row.getString(5)).isEqualTo("ä\né😀");
  }

  @Test
  void objectsAndListsAreTheirOwnTextAndWholeNumbersMayBeWrittenOtherwise() throws IOException {
    Row row =
        row("{\"id\" : 3e2, \"note\" : {\"a\": [1, \"}\"] , \"b\":1.10} , \"price\":\"1.5\"}");
    assertThat(row.get(REASON)).isNull();
    assertThat(row.getLong(0)).isEqualTo(300);
    assertThat(row.getString(5)).isEqualTo("{\"a\": [1, \"}\"] , \"b\":1.10}");
    assertThat(row.getDecimal(1)).isEqualTo(new BigDecimal("1.50"));
  }

  @Test
  void whatIsNotThereOrNullIsNull() throws IOException {
    Row row = row("{\"id\":1,\"note\":null}");
    assertThat(row.get(REASON)).isNull();
    assertThat(row.get(5)).isNull();
    assertThat(row("{}").getString(REASON)).isEqualTo("id is empty but declared NOT NULL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":1.5} | id is not a whole number (BIGINT)",
        "{\"id\":9223372036854775808} | id is out of range (BIGINT)",
        "{\"id\":1e9999} | id is out of range (BIGINT)",
        "{\"id\":1,\"rate\":1e999} | rate is out of range (DOUBLE)",
        "{\"id\":1,\"price\":1.234} | price has more than 2 decimals (DECIMAL(38,2))",
        "{\"id\":1,\"ok\":1} | ok is not true or false (BOOLEAN)",
        "{\"id\":1,\"day\":20240101} | day is not a date (yyyy-MM-dd)",
        "{\"id\":1,\"note\":17} | note is a number, not text (STRING)",
        "{\"id\":1,\"note\":true} | note is not text (STRING)",
        "{\"id\":[1]} | id is a JSON object or array, for which its column must be STRING",
        "{\"id\":1,\"note\":\"\\ud800\"} | note has half a character (an unpaired surrogate)",
        "{\"id\":1,\"note\":\"\\u0000\"} | note has a NUL character",
        "{\"id\":1,\"id\":2} | the record has a JSON key twice",
        "{\"id\":1,\"x\":{\"y\":1,\"y\":2}} | the record has a JSON key twice",
        "{\"id\":1}{\"id\":2} | the record has more than one JSON value",
        "{\"id\":1} x | the record is not a JSON object from its character ",
        "{\"id\":01} | the record is not a JSON object from its character ",
        "{\"id\":NaN} | the record is not a JSON object from its character ",
        "{'id':1} | the record is not a JSON object from its character ",
        "{\"id\":1 | the record is not a JSON object from its character ",
        "[1] | the record is not a JSON object",
        "17 | the record is not a JSON object",
      })
  void whatIsNotExactDoesNotFit(String line, String reason) throws IOException {
    assertThat(row(line).getString(REASON)).startsWith(reason);
  }

  @Test
  void depthAndLengthAreBounded() throws IOException {
    String deep = "{\"id\":1,\"note\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    assertThat(row(deep).getString(REASON)).startsWith("the record is not a JSON object");
    String wide = "{\"id\":1,\"note\":\"" + "x".repeat(200_000) + "\"}";
    assertThat(row(wide).getString(REASON)).isEqualTo("note has more than 131072 characters");
    assertThat(row("{\"id\":" + "1".repeat(100_000) + "}").getString(REASON))
        .isEqualTo("id is not a whole number (BIGINT)");
  }

  private static Row row(String line) throws IOException {
    DeliveredRecord record = new JsonObjects(SCHEMA, SizeLimits.STANDARD).read(line.strip(), line);
    ColumnContract contract = new ColumnContract("x.ddl", SCHEMA);
    return ConformColumns.to(contract)
        .row(new LandedFile("x.json", "file:/x.json", 1, 0, null), 1, record);
  }
}
