package io.nightjar.etl.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.value.Misfit;
import io.nightjar.etl.ingest.value.NumberText;
import io.nightjar.etl.ingest.value.StrictText;
import io.nightjar.etl.ingest.value.WholeNumber;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Takes the values of a contract out of JSON objects, by exact key, as they are written: numbers
 * with all their digits; an object or array as its own text, for a column of text.
 */
final class JsonObjects {
  private static final int DEEPEST = 200;

  private final Map<String, Integer> places = new HashMap<>();
  private final StructField[] fields;
  private final SizeLimits limits;
  private final JsonFactory factory;

  JsonObjects(StructType schema, SizeLimits limits) {
    this.fields = schema.fields();
    this.limits = limits;
    for (int i = 0; i < fields.length; i++) {
      places.put(fields[i].name(), i);
    }
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(limits.row())
            .maxStringLength(limits.row())
            .build();
    this.factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(constraints)
            .build();
  }

  /**
   * The record of a line.
   *
   * @param line the whole line
   * @param kept what is kept of it if it does not fit
   */
  DeliveredRecord read(String line, String kept) throws IOException {
    try (JsonParser parser = factory.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return misfit("is not a JSON object", kept);
      }
      List<Object> values = values(parser, line);
      return parser.nextToken() == null
          ? new DeliveredRecord(values, null, () -> kept)
          : misfit("has more than one JSON value", kept);
    } catch (JsonProcessingException e) {
      return misfit(problem(e), kept);
    }
  }

  private List<Object> values(JsonParser parser, String line) throws IOException {
    Object[] values = new Object[fields.length];
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Integer place = places.get(parser.currentName());
      JsonToken token = parser.nextToken();
      if (place == null) {
        parser.skipChildren();
      } else {
        values[place] = value(parser, token, fields[place], line);
      }
    }
    return Arrays.asList(values);
  }

  private Object value(JsonParser parser, JsonToken token, StructField field, String line)
      throws IOException {
    Object value = asWritten(parser, token, field, line);
    return value instanceof String text && text.length() > limits.cell()
        ? new Misfit("has more than " + limits.cell() + " characters")
        : value;
  }

  private static Object asWritten(
      JsonParser parser, JsonToken token, StructField field, String line) throws IOException {
    boolean isText = field.dataType().equals(DataTypes.StringType);
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> StrictText.checked(parser.getText());
      case VALUE_TRUE, VALUE_FALSE -> token == JsonToken.VALUE_TRUE;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          isText ? new Misfit("is a number, not text (STRING)") : number(parser.getText(), field);
      default -> nested(parser, isText, line);
    };
  }

  /** Digits as written; of a whole number also 3.0 and 3e2, which are exactly one. */
  private static Object number(String digits, StructField field) {
    return WholeNumber.is(field.dataType()) && NumberText.isNumber(digits)
        ? NumberText.exact(digits)
        : digits;
  }

  private static Object nested(JsonParser parser, boolean isText, String line) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    int to = (int) parser.currentLocation().getCharOffset();
    return isText
        ? line.substring(from, to)
        : new Misfit("is a JSON object or array, for which its column must be STRING");
  }

  /** Without the parser's own words, which repeat what was delivered. */
  private static String problem(JsonProcessingException e) {
    if (e instanceof JsonParseException && e.getOriginalMessage().startsWith("Duplicate field")) {
      return "has a JSON key twice";
    }
    JsonLocation place = e.getLocation();
    return place == null
        ? "is not a JSON object of at most %d levels".formatted(DEEPEST)
        : "is not a JSON object from its character %d on".formatted(place.getColumnNr());
  }

  private static DeliveredRecord misfit(String problem, String text) {
    return new DeliveredRecord(List.of(), problem, () -> text);
  }
}
