package io.nightjar.core.pipeline.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.graph.LoadedPipeline;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The effective configuration of each job: everything in the pipeline that decides its result and
 * nothing else, because it is part of the fingerprint. Files stand there with their SHA-256, keys
 * are sorted unless their order counts, secrets masked.
 */
final class JobConfigs {
  private static final Set<String> FILES =
      Set.of("sql", "population", "columns", "suite", "calendar");

  /** Keys whose entries become columns in the order in which they are written. */
  private static final Set<String> ORDERED = Set.of("aggregate", "expression", "take");

  private final Pipeline pipeline;
  private final ObjectNode all;

  JobConfigs(LoadedPipeline loaded) {
    this.pipeline = loaded.pipeline();
    this.all = (ObjectNode) digested(loaded.effective(), loaded.digests());
  }

  /** The whole configuration. */
  ObjectNode all() {
    return all;
  }

  ObjectNode ingest() {
    ObjectNode config = base();
    config.put("start", pipeline.start().toString());
    config.set("sources", all.path("sources"));
    return config;
  }

  ObjectNode refine(List<TableSpec> tables, Set<TableName> reads) {
    ObjectNode config = base();
    ObjectNode deliveries = config.putObject("deliveries");
    for (Source source : pipeline.sources()) {
      if (reads.contains(source.table())) {
        String delivery = source.delivery().name().toLowerCase(Locale.ROOT).replace('_', '-');
        deliveries.put(source.name(), delivery);
      }
    }
    config.set("tables", tables(tables.stream().map(TableSpec::name).toList()));
    config.set("keys", keys(reads));
    return config;
  }

  ObjectNode features(Set<TableName> reads) {
    ObjectNode config = base();
    ObjectNode features = withoutSuite(all.path("features"));
    features.remove("leak-report");
    config.set("features", features);
    config.set("keys", keys(reads));
    return config;
  }

  /** For the check of these tables: their suites, and what rows are for where rules ask. */
  ObjectNode suites(List<TableName> tables, Map<TableName, Purpose> purposes) {
    ObjectNode config = base();
    ObjectNode suites = config.putObject("suites");
    tables.forEach(table -> suites.set(table.toString(), declared(table).path("suite")));
    purposes.forEach(
        (table, purpose) ->
            config.withObject("/" + PlannedJob.PURPOSES).put(table.toString(), purpose.toString()));
    return config;
  }

  ObjectNode publish(List<TableName> tables) {
    ObjectNode config = base();
    tables.forEach(table -> config.withArray("/tables").add(table.toString()));
    ObjectNode policies = JsonNodeFactory.instance.objectNode();
    for (TableName table : tables) {
      JsonNode policy = declared(table);
      if (isStagedAnyway(policy)) {
        policies.set(table.toString(), pick(policy, "key", "history", "changes", "by-event-date"));
      }
    }
    return policies.isEmpty() ? config : config.set("policies", policies);
  }

  ObjectNode train(Set<TableName> reads) {
    ObjectNode config = base();
    config.put("start", pipeline.start().toString());
    config.set("features", pick(all.path("features"), "table", "key", "as-of"));
    config.set("label", all.path("label"));
    config.set("training", all.path("training"));
    config.set("keys", keys(reads));
    return config;
  }

  ObjectNode score() {
    ObjectNode config = base();
    config.set("features", pick(all.path("features"), "table", "key", "as-of"));
    config.set("scoring", all.path("scoring"));
    return config;
  }

  private ObjectNode base() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("pipeline", pipeline.name());
    config.put("time-zone", pipeline.clock().zone().getId());
    return config;
  }

  private JsonNode declared(TableName table) {
    JsonNode features = all.path("features");
    boolean isFeatures = features.path("table").asText().equals(table.toString());
    return isFeatures ? features : all.path("tables").path(table.toString());
  }

  private ObjectNode tables(Collection<TableName> names) {
    ObjectNode tables = JsonNodeFactory.instance.objectNode();
    names.forEach(table -> tables.set(table.toString(), withoutSuite(declared(table))));
    return tables;
  }

  /** Whoever makes a table needs to know that it is checked, not by which suite. */
  private static ObjectNode withoutSuite(JsonNode table) {
    ObjectNode copy = table.deepCopy();
    copy.put("is-staged", copy.remove("suite") != null || isStagedAnyway(table));
    copy.remove("cluster-by");
    copy.remove("partition-by");
    copy.remove("public");
    copy.remove("readers");
    return copy;
  }

  private static boolean isStagedAnyway(JsonNode table) {
    return !table.path("history").asText("keep").equals("keep") || table.has("by-event-date");
  }

  /** The keys of tables that are read, because a cut in time depends on them. */
  private ObjectNode keys(Set<TableName> reads) {
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    for (TableName table : reads) {
      if (declared(table).has("key")) {
        keys.set(table.toString(), declared(table).path("key"));
      }
    }
    for (Use use : pipeline.uses()) {
      if (reads.contains(use.table()) && !use.key().isEmpty()) {
        use.key().forEach(keys.withArray("/" + use.table())::add);
      }
    }
    return keys;
  }

  private static ObjectNode pick(JsonNode node, String... keys) {
    ObjectNode picked = JsonNodeFactory.instance.objectNode();
    for (String key : keys) {
      picked.set(key, node.path(key));
    }
    return picked;
  }

  /** A copy with sorted keys, in which every file has its digest. */
  private static JsonNode digested(JsonNode node, Map<String, String> digests) {
    if (!node.isObject()) {
      return node.isArray() ? digestedList(node, digests) : node;
    }
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.fields().forEachRemaining(field -> sorted.put(field.getKey(), field.getValue()));
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    sorted.forEach(
        (key, value) -> {
          boolean isFile = FILES.contains(key) && digests.containsKey(value.asText());
          if (isFile) {
            copy.putObject(key)
                .put("file", value.asText())
                .put("sha256", digests.get(value.asText()));
          } else {
            copy.set(key, ORDERED.contains(key) ? value.deepCopy() : digested(value, digests));
          }
        });
    return copy;
  }

  private static JsonNode digestedList(JsonNode list, Map<String, String> digests) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    list.forEach(each -> copy.add(digested(each, digests)));
    return copy;
  }
}
