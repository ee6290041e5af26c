package io.nightjar.validation.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SpecVersion.VersionFlag;

/**
 * A JSON Schema that texts are checked against, as Python's {@code jsonschema.validate} does: by
 * the draft that {@code $schema} names (4, 6, 7, 2019-09), else by Draft 2020-12; formats are
 * remarks only. Nothing is ever fetched.
 *
 * <p>It can be shared by threads. It is not serialisable: send the schema to executors, and make
 * one there.
 *
 * <p>Known differences:
 *
 * <ul>
 *   <li>{@code multipleOf} reckons in decimals of 17 digits, so that 0.07 is a multiple of 0.01,
 *       which Python denies.
 *   <li>NaN keeps to no bounds, where Python finds it in all; nothing that is not finite is a
 *       multiple, where Python may fail.
 *   <li>Regular expressions are those of Java.
 *   <li>A schema that Python refuses only on meeting the wrong part of it is refused at once.
 *   <li>In Draft 4 the numbers 1 and 1.0 differ inside of arrays and objects.
 * </ul>
 */
public final class JsonSchemas {
  /** What a schema says of a text. */
  public enum Answer {
    /** It is JSON and keeps to the schema. */
    FITS,
    /** It is JSON and does not keep to the schema. */
    UNFIT,
    /** It is not JSON. */
    MALFORMED
  }

  private static final ObjectMapper MAPPER = new ObjectMapper(JsonTexts.factory());

  private final JsonSchema schema;
  private final boolean isFractionZeroWhole;

  private JsonSchemas(JsonSchema schema) {
    this.schema = schema;
    VersionFlag draft = schema.getValidationContext().getMetaSchema().getSpecification();
    isFractionZeroWhole = draft != VersionFlag.V4;
  }

  /**
   * Reads a schema, which is copied.
   *
   * @throws IllegalArgumentException if it is no valid schema of its draft, has a regular
   *     expression that is none, or refers to another document; the message is one sentence
   */
  public static JsonSchemas of(JsonNode schema) {
    return new JsonSchemas(JsonSchemaReader.read(JsonNumbers.uniform(schema)));
  }

  /**
   * Checks a text.
   *
   * @param text not null; an empty text is malformed
   * @throws IllegalStateException if the schema, on the way to a part of this text, refers to
   *     itself without end
   */
  public Answer check(String text) {
    if (!JsonTexts.isParseable(text)) {
      return Answer.MALFORMED;
    }
    return fits(value(text)) ? Answer.FITS : Answer.UNFIT;
  }

  private boolean fits(JsonNode value) {
    try {
      return schema.validate(
          isFractionZeroWhole ? JsonNumbers.uniform(value) : value, OutputFormat.BOOLEAN);
    } catch (NumberFormatException e) {
      // The library cannot compare a bound with NaN.
      return false;
    } catch (StackOverflowError e) {
      throw new IllegalStateException("the JSON Schema refers to itself without end", e);
    }
  }

  private static JsonNode value(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text that was parseable is no longer", e);
    }
  }
}
