package io.nightjar.etl.ingest.avro;

import io.nightjar.etl.ingest.value.Misfit;
import io.nightjar.etl.ingest.value.StrictText;
import io.nightjar.etl.ingest.value.ValueType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Reads values out of the bytes of a block, none of which is believed: sizes are held against what
 * is left, and depth is bounded.
 */
final class AvroValues {
  private static final int DEEPEST = 64;

  private final ByteBuffer bytes;
  private int depth;

  /** Reads from there on. */
  AvroValues(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next value, as {@link ValueType} wants it; null for null. */
  Object read(Schema schema) throws IOException {
    return switch (schema.getType()) {
      case UNION -> read(branch(schema));
      case NULL -> null;
      case BOOLEAN -> truth();
      case INT -> AvroTypes.isNamed(schema, "date") ? day() : (Object) number();
      case LONG -> whole(schema);
      case FLOAT -> bytes.getFloat();
      case DOUBLE -> bytes.getDouble();
      case STRING -> text();
      case ENUM -> symbol(schema);
      case BYTES, FIXED -> decimal(schema);
      default -> {
        skip(schema);
        yield new Misfit("is nested");
      }
    };
  }

  /** Moves behind the next value. */
  void skip(Schema schema) throws IOException {
    if (++depth > DEEPEST) {
      throw new IOException("a record is nested too deeply");
    }
    switch (schema.getType()) {
      case UNION -> skip(branch(schema));
      case RECORD -> skipAll(schema);
      case ARRAY -> skipItems(schema.getElementType(), false);
      case MAP -> skipItems(schema.getValueType(), true);
      case BYTES, STRING -> take(number());
      case FIXED -> take(schema.getFixedSize());
      case NULL -> {}
      default -> read(schema);
    }
    depth--;
  }

  private void skipAll(Schema schema) throws IOException {
    for (Schema.Field field : schema.getFields()) {
      skip(field.schema());
    }
  }

  private void skipItems(Schema item, boolean isKeyed) throws IOException {
    for (long count = number(); count != 0; count = number()) {
      if (count < 0) {
        number();
      }
      if (count == Long.MIN_VALUE || Math.abs(count) > bytes.limit()) {
        throw new IOException("a record has an impossible size");
      }
      for (long i = Math.abs(count); i > 0; i--) {
        if (isKeyed) {
          take(number());
        }
        skip(item);
      }
    }
  }

  private Schema branch(Schema union) throws IOException {
    long branch = number();
    if (branch < 0 || branch >= union.getTypes().size()) {
      throw new IOException("a value has an unknown type");
    }
    return union.getTypes().get((int) branch);
  }

  private Object symbol(Schema schema) throws IOException {
    long symbol = number();
    if (symbol < 0 || symbol >= schema.getEnumSymbols().size()) {
      throw new IOException("a value has an unknown symbol");
    }
    return schema.getEnumSymbols().get((int) symbol);
  }

  private Object truth() throws IOException {
    byte value = bytes.get();
    if (value != 0 && value != 1) {
      throw new IOException("a value is neither true nor false");
    }
    return value == 1;
  }

  private long number() throws IOException {
    long bits = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      byte current = bytes.get();
      bits |= (current & 0x7FL) << shift;
      if (current >= 0) {
        return bits >>> 1 ^ -(bits & 1);
      }
    }
    throw new IOException("a number is too long");
  }

  private Object day() throws IOException {
    try {
      return LocalDate.ofEpochDay(number());
    } catch (DateTimeException e) {
      return new Misfit("is not a date");
    }
  }

  private Object whole(Schema schema) throws IOException {
    long number = number();
    if (AvroTypes.isNamed(schema, "timestamp-millis")
        || AvroTypes.isNamed(schema, "local-timestamp-millis")) {
      return Instant.ofEpochMilli(number);
    }
    return AvroTypes.isNamed(schema, "timestamp-micros")
            || AvroTypes.isNamed(schema, "local-timestamp-micros")
        ? Instant.EPOCH.plus(number, ChronoUnit.MICROS)
        : (Object) number;
  }

  private Object text() throws IOException {
    byte[] text = take(number());
    return StrictText.ofUtf8(text, 0, text.length);
  }

  private Object decimal(Schema schema) throws IOException {
    byte[] digits = take(schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : number());
    if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
      return new Misfit("is binary");
    }
    return digits.length == 0 || digits.length > DEEPEST
        ? new Misfit("is not a number")
        : new BigDecimal(new BigInteger(digits), decimal.getScale());
  }

  private byte[] take(long size) throws IOException {
    if (size < 0 || size > bytes.remaining()) {
      throw new IOException("a value goes beyond its block");
    }
    byte[] taken = new byte[(int) size];
    bytes.get(taken);
    return taken;
  }
}
