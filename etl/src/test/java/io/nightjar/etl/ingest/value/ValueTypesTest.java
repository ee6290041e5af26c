package io.nightjar.etl.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
  @ParameterizedTest
  @CsvSource({
    "TINYINT, -128",
    "TINYINT, +127",
    "SMALLINT, 32767",
    "INT, -2147483648",
    "INT, 007",
    "BIGINT, 9223372036854775807",
    "DOUBLE, 1e-400",
    "DOUBLE, .5",
    "DOUBLE, -5.",
    "DOUBLE, +1E5",
    "FLOAT, 3.4e38",
    "'DECIMAL(5,2)', 999.99",
    "'DECIMAL(5,2)', 1e2",
    "'DECIMAL(5,2)', 1.2300",
    "BOOLEAN, true",
    "BOOLEAN, FALSE",
    "DATE, 2012-02-29",
    "TIMESTAMP, 2013-01-01T00:00",
    "TIMESTAMP, 2013-01-01 06:00:00+00:00",
    "TIMESTAMP, 2013-01-01T06:00:00.123456Z",
    "TIMESTAMP, 2013-01-01T06:00:00.123456000-0530",
    "STRING, anything"
  })
  void takesWhatFits(String type, String text) {
    assertThat(convert(type, text)).isNotInstanceOf(Misfit.class);
  }

  @ParameterizedTest
  @CsvSource({
    "TINYINT, 128",
    "SMALLINT, -32769",
    "INT, 2147483648",
    "BIGINT, 9223372036854775808",
    "INT, 1.0",
    "INT, 1e3",
    "INT, ' 1'",
    "INT, -",
    "INT, abc",
    "INT, ١٢",
    "INT, '1,5'",
    "DOUBLE, NaN",
    "DOUBLE, Infinity",
    "DOUBLE, 1e999",
    "DOUBLE, -1e999",
    "DOUBLE, '1,5'",
    "DOUBLE, 0x1p3",
    "DOUBLE, 1d",
    "DOUBLE, 1e99999",
    "DOUBLE, .",
    "FLOAT, 1e39",
    "'DECIMAL(5,2)', 1.234",
    "'DECIMAL(5,2)', 1000",
    "'DECIMAL(5,2)', 1e9999",
    "BOOLEAN, yes",
    "BOOLEAN, 1",
    "BOOLEAN, t",
    "DATE, 2013-02-30",
    "DATE, 2013-2-3",
    "DATE, 30/02/2013",
    "DATE, 0000-01-01",
    "DATE, 2013-01-01T00:00",
    "TIMESTAMP, 2013-01-01",
    "TIMESTAMP, 2013-01-01T25:00:00",
    "TIMESTAMP, 2013-01-01T00:00:60",
    "TIMESTAMP, 2013-01-01T00:00:00.1234567",
    "TIMESTAMP, 2013-02-29T00:00:00",
    "TIMESTAMP, 2013-01-01T00:00:00[UTC]",
    "TIMESTAMP, 2013-01-01T00:00:00+25:00"
  })
  void refusesWhatDoesNot(String type, String text) {
    assertThat(convert(type, text)).isInstanceOf(Misfit.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TINYINT", "SMALLINT", "INT", "BIGINT"})
  void wholeNumbersHaveTheJavaClassOfTheirType(String type) {
    assertThat(convert(type, "7").getClass().getSimpleName())
        .isIn("Byte", "Short", "Integer", "Long")
        .isEqualTo(
            switch (type) {
              case "TINYINT" -> "Byte";
              case "SMALLINT" -> "Short";
              case "INT" -> "Integer";
              default -> "Long";
            });
  }

  @Test
  void storedNumbersMustBeExact() {
    assertThat(convert("INT", 3.0)).isEqualTo(3);
    assertThat(convert("INT", 3.5)).isInstanceOf(Misfit.class);
    assertThat(convert("INT", Double.NaN)).isInstanceOf(Misfit.class);
    assertThat(convert("INT", 3_000_000_000L)).isInstanceOf(Misfit.class);
    assertThat(convert("BIGINT", 1e300)).isInstanceOf(Misfit.class);
    assertThat(convert("BIGINT", 7)).isEqualTo(7L);
    assertThat(convert("DOUBLE", 1.5f)).isEqualTo(1.5);
    assertThat(convert("DOUBLE", Double.POSITIVE_INFINITY)).isInstanceOf(Misfit.class);
    assertThat(convert("DOUBLE", (1L << 53) + 1)).isInstanceOf(Misfit.class);
    assertThat(convert("DECIMAL(5,2)", new BigDecimal("1.25"))).isEqualTo(new BigDecimal("1.25"));
    assertThat(convert("DECIMAL(5,2)", 0.1)).isEqualTo(new BigDecimal("0.10"));
    assertThat(convert("STRING", 1)).isInstanceOf(Misfit.class);
    assertThat(convert("BOOLEAN", 1)).isInstanceOf(Misfit.class);
  }

  @Test
  void timesAreExact() {
    assertThat(convert("DATE", "1969-12-31")).isEqualTo(-1);
    assertThat(convert("DATE", "0001-01-01")).isEqualTo((int) LocalDate.of(1, 1, 1).toEpochDay());
    assertThat(convert("TIMESTAMP", "1970-01-01T01:00:00.000001+01:00")).isEqualTo(1L);
    assertThat(convert("TIMESTAMP", "1969-12-31T23:59:59.9Z")).isEqualTo(-100_000L);
  }

  @Test
  void otherTypesCannotBeIngested() {
    assertThat(ValueTypes.of(DataTypes.BinaryType)).isEmpty();
    assertThat(ValueTypes.of(DataTypes.TimestampNTZType)).isEmpty();
    assertThat(ValueTypes.of(DataType.fromDDL("ARRAY<INT>"))).isEmpty();
  }

  private static Object convert(String type, Object delivered) {
    return ValueTypes.of(DataType.fromDDL(type)).orElseThrow().convert(delivered);
  }
}
