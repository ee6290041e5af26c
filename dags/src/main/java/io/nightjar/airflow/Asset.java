package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;

/** Data that DAGs make and wait for. */
public record Asset(long id, String name, String uri, String group, JsonNode extra) {
  static Asset read(Answer answer) {
    return new Asset(
        answer.number("id"),
        answer.text("name"),
        answer.text("uri"),
        answer.text("group"),
        answer.json("extra"));
  }
}
