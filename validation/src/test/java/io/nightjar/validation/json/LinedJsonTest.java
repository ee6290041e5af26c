package io.nightjar.validation.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class LinedJsonTest {
  @Test
  void remembersTheLineOfEachValue() throws JsonProcessingException {
    LinedJson json = LinedJson.parse("{\n\"a\": [1,\n  {\"b\": 2}],\n\"c\": null}");

    assertThat(json.line("/a")).isEqualTo(2);
    assertThat(json.line("/a/1/b")).isEqualTo(3);
    assertThat(json.line("/c")).isEqualTo(4);
    assertThat(json.line("/a/1/missing/too")).isEqualTo(3);
  }

  @Test
  void refusesWhatPeopleDoNotMean() {
    assertThatThrownBy(() -> LinedJson.parse("{\"a\": 1, \"a\": 2}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("Duplicate");
    assertThatThrownBy(() -> LinedJson.parse("{} {}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("after the end");
    assertThatThrownBy(() -> LinedJson.parse("[".repeat(10_000)))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("30");
    assertThatThrownBy(() -> LinedJson.parse("{\"a\": 1e999999999}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("digits");
    assertThatThrownBy(() -> LinedJson.parse("{\"a\": "))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("end-of-input");
  }
}
