package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * An event that is to be told.
 *
 * @param extra tells this event from others of the asset: put a version or a run id into it
 */
public record NewAssetEvent(long assetId, ObjectNode extra, Optional<String> partitionKey) {
  private static final String ADDED_BY_AIRFLOW = "from_rest_api";

  /** Copies the extra. */
  public NewAssetEvent {
    extra = extra.deepCopy();
  }

  /** An event of an asset without partitions. */
  public static NewAssetEvent of(Asset asset, ObjectNode extra) {
    return new NewAssetEvent(asset.id(), extra, Optional.empty());
  }

  ObjectNode body() {
    ObjectNode body = Json.object().put("asset_id", assetId);
    body.set("extra", extra);
    partitionKey.ifPresent(key -> body.put("partition_key", key));
    return body;
  }

  boolean isMetBy(AssetEvent event) {
    return event.partitionKey().equals(partitionKey)
        && Json.same(withoutAddition(event.extra()), withoutAddition(extra));
  }

  private static JsonNode withoutAddition(JsonNode tree) {
    return tree instanceof ObjectNode object ? object.deepCopy().without(ADDED_BY_AIRFLOW) : tree;
  }
}
