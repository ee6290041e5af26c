package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of an asset.
 *
 * @param extra what was said about it; Airflow adds {@code from_rest_api} to what comes by REST
 * @param sourceDagId the DAG that made the change, if one did
 */
public record AssetEvent(
    long id,
    long assetId,
    Optional<Instant> timestamp,
    JsonNode extra,
    Optional<String> sourceDagId,
    Optional<String> sourceRunId,
    Optional<String> sourceTaskId,
    Optional<String> partitionKey) {

  static AssetEvent read(Answer answer) {
    return new AssetEvent(
        answer.number("id"),
        answer.number("asset_id"),
        answer.findInstant("timestamp"),
        answer.json("extra"),
        answer.findText("source_dag_id"),
        answer.findText("source_run_id"),
        answer.findText("source_task_id"),
        answer.findText("partition_key"));
  }
}
