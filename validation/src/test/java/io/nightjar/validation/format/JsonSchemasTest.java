package io.nightjar.validation.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.validation.format.JsonSchemas.Answer;
import io.nightjar.validation.json.LinedJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void agreesWithPython() {
    assertThat(Recorded.disagreements("schemas.tsv", 400, row -> answer(row.get(0), row.get(1))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1                                         | an object, true or false",
        "{\"type\": \"nothing\"}                   | not valid: /type",
        "{\"pattern\": \"(\"}                      | no regular expression of Java (Unclosed"
            + " group)",
        "{\"$ref\": \"#/$defs/none\"}             | Reference /$defs/none cannot be resolved",
        "{\"$ref\": \"https://example.org/none\"}  | refers to https://example.org/none",
        "{\"$ref\": \"file:///etc/hostname\"}      | refers to file:///etc/hostname",
        "{\"$ref\": \"classpath:log4j2.xml\"}      | refers to classpath:log4j2.xml",
        "{\"$schema\": \"http://json-schema.org/draft-03/schema#\"} | Draft 3"
      })
  void saysInOneSentenceWhyASchemaIsOfNoUse(String schema, String message)
      throws JsonProcessingException {
    JsonNode node = JSON.readTree(schema);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonSchemas.of(node))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  @Test
  void differsFromPythonWhereItIsMeantTo() {
    assertThat(answer("{\"minimum\": 1}", "NaN")).isEqualTo(Answer.UNFIT.name());
    assertThat(answer("{\"multipleOf\": 0.01}", "0.07")).isEqualTo(Answer.FITS.name());
  }

  @Test
  void stopsWhereASchemaNeverEnds() throws JsonProcessingException {
    JsonSchemas schema = JsonSchemas.of(JSON.readTree("{\"allOf\": [{\"$ref\": \"#\"}]}"));

    assertThatIllegalStateException()
        .isThrownBy(() -> schema.check("1"))
        .withMessage("the JSON Schema refers to itself without end");
  }

  @Test
  void takesSchemasWhoseNumbersAreDecimals() throws JsonProcessingException {
    JsonNode schema = LinedJson.parse("{\"minLength\": 2, \"enum\": [[1, 1.50], \"a\"]}").root();

    assertThat(JsonSchemas.of(schema).check("[1.0, 1.5]")).isEqualTo(Answer.FITS);
    assertThat(JsonSchemas.of(schema).check("\"a\"")).isEqualTo(Answer.UNFIT);
  }

  private static String answer(String schema, String text) {
    try {
      return JsonSchemas.of(JSON.readTree(schema)).check(text).name();
    } catch (IllegalArgumentException e) {
      return "SCHEMA";
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
