package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Right results in the JSON of Great Expectations; without a key where rounding decides. */
final class Golden {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What a rule about rows leaves open. */
  enum Kind {
    NULLS,
    VALUES,
    RELATED
  }

  private Golden() {}

  static ObjectNode error() {
    return NODES.objectNode().put("error", true);
  }

  /** Only that there is an answer. */
  static ObjectNode open() {
    return NODES.objectNode();
  }

  static ObjectNode verdict(boolean success) {
    return NODES.objectNode().put("success", success);
  }

  static ObjectNode observed(boolean success, JsonNode value) {
    ObjectNode golden = verdict(success);
    golden.set("observed_value", value);
    return golden;
  }

  /** A rule about rows one by one. */
  static ObjectNode rows(
      JsonNode kwargs,
      List<Map<String, Object>> rows,
      Predicate<Map<String, Object>> present,
      Predicate<Map<String, Object>> misfit,
      Kind kind) {
    List<Map<String, Object>> asked = rows.stream().filter(present).toList();
    return rows(
        kwargs, rows.size(), asked.size(), (int) asked.stream().filter(misfit).count(), kind);
  }

  static ObjectNode rows(JsonNode kwargs, int all, int asked, int unexpected, Kind kind) {
    double share = asked == 0 ? 1 : (double) (asked - unexpected) / asked;
    ObjectNode golden = verdict(share >= kwargs.path("mostly").asDouble(1));
    golden.put("share", share);
    golden.put("element_count", all);
    if (all == 0 && kind != Kind.RELATED) {
      golden.putNull("unexpected_count");
    } else {
      golden.put("unexpected_count", unexpected);
    }
    percent(golden, "unexpected_percent", unexpected, asked);
    if (kind != Kind.NULLS) {
      golden.put("missing_count", all - asked);
      percent(golden, "missing_percent", all - asked, all);
      percent(golden, "unexpected_percent_total", unexpected, all);
      percent(golden, "unexpected_percent_nonmissing", unexpected, asked);
    }
    return golden;
  }

  private static void percent(ObjectNode golden, String key, int part, int whole) {
    if (whole == 0) {
      golden.putNull(key);
    } else {
      golden.put(key, 100.0 * part / whole);
    }
  }
}
