package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An answer in JSON, or a part of one. Fields that nobody asks for do not matter; one that is asked
 * for and cannot be read is a failure of the call.
 */
record Answer(Call call, JsonNode tree) {
  /** Only a success in JSON is an answer; one without content is an empty one. */
  static Answer of(Call call, Reply reply) {
    if (!reply.isSuccess()) {
      throw AirflowErrors.answered(call, reply);
    }
    if (reply.status() == 204) {
      return new Answer(call, Json.object());
    }
    JsonNode tree = Json.parse(reply.body()).orElseThrow(() -> bad(call, reply, "is no JSON"));
    if (!tree.isObject()) {
      throw bad(call, reply, "is no JSON object");
    }
    return new Answer(call, tree);
  }

  private static AirflowException bad(Call call, Reply reply, String why) {
    return AirflowErrors.badAnswer(call, reply.status() + " with a body that " + why);
  }

  String text(String field) {
    return findText(field).orElseThrow(() -> unreadable(field));
  }

  Optional<String> findText(String field) {
    JsonNode node = tree.path(field);
    if (node.isContainerNode()) {
      throw unreadable(field);
    }
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.asText());
  }

  Optional<Instant> findInstant(String field) {
    try {
      return findText(field).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw unreadable(field);
    }
  }

  Instant instant(String field) {
    return findInstant(field).orElseThrow(() -> unreadable(field));
  }

  long number(String field) {
    return findNumber(field).orElseThrow(() -> unreadable(field)).longValue();
  }

  Optional<Double> findNumber(String field) {
    JsonNode node = tree.path(field);
    return node.isNumber() ? Optional.of(node.doubleValue()) : Optional.empty();
  }

  /** A flag that is not there is not set. */
  boolean flag(String field) {
    return tree.path(field).asBoolean(false);
  }

  JsonNode json(String field) {
    return tree.path(field);
  }

  Optional<Answer> findPart(String field) {
    JsonNode node = tree.path(field);
    return node.isObject() ? Optional.of(new Answer(call, node)) : Optional.empty();
  }

  <T> List<T> list(String field, Function<Answer, T> read) {
    JsonNode nodes = tree.path(field);
    if (!nodes.isArray()) {
      throw unreadable(field);
    }
    List<T> items = new ArrayList<>();
    nodes.forEach(node -> items.add(read.apply(new Answer(call, node))));
    return List.copyOf(items);
  }

  private AirflowException unreadable(String field) {
    return AirflowErrors.badAnswer(call, "without a readable field " + field);
  }
}
