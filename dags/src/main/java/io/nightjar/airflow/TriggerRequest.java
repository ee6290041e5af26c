package io.nightjar.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * A run that is to be there. Its id decides: asking twice for the same id gives one run.
 *
 * @param dagId of which DAG
 * @param runId id of the run, see {@link RunIds}
 * @param logicalDate what it is for; Airflow allows one run per DAG and date, and many without
 * @param dataInterval the data it is about, unless the schedule of the DAG shall say it
 * @param conf what its tasks can read
 * @param note for people
 * @param partitionKey of a partitioned DAG
 */
public record TriggerRequest(
    String dagId,
    String runId,
    Optional<Instant> logicalDate,
    Optional<Interval> dataInterval,
    ObjectNode conf,
    Optional<String> note,
    Optional<String> partitionKey) {

  /** Refuses a run id that Airflow would refuse; dates are kept as precisely as Airflow does. */
  public TriggerRequest {
    Objects.requireNonNull(dagId, "dagId is null");
    RunIds.checked(runId);
    logicalDate = logicalDate.map(date -> date.truncatedTo(ChronoUnit.MICROS));
    conf = conf.deepCopy();
  }

  /** A run for a date, with nothing else to say. */
  public static TriggerRequest of(String dagId, String runId, Instant logicalDate) {
    return new TriggerRequest(
        dagId,
        runId,
        Optional.of(logicalDate),
        Optional.empty(),
        Json.object(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with a configuration. */
  public TriggerRequest withConf(ObjectNode other) {
    return new TriggerRequest(dagId, runId, logicalDate, dataInterval, other, note, partitionKey);
  }

  /** The same for data from start to end, whatever the schedule says. */
  public TriggerRequest withDataInterval(Instant start, Instant end) {
    Optional<Interval> interval = Optional.of(new Interval(start, end));
    return new TriggerRequest(dagId, runId, logicalDate, interval, conf, note, partitionKey);
  }

  /** The same without a date. */
  public TriggerRequest withoutLogicalDate() {
    return new TriggerRequest(
        dagId, runId, Optional.empty(), Optional.empty(), conf, note, partitionKey);
  }

  ObjectNode body() {
    ObjectNode body = Json.object().put("dag_run_id", runId);
    body.put("logical_date", logicalDate.map(Instant::toString).orElse(null));
    dataInterval.ifPresent(
        interval ->
            body.put("data_interval_start", interval.start().toString())
                .put("data_interval_end", interval.end().toString()));
    body.set("conf", conf);
    note.ifPresent(text -> body.put("note", text));
    partitionKey.ifPresent(key -> body.put("partition_key", key));
    return body;
  }

  /** Whether a run that is there is the one that was asked for. */
  boolean isMetBy(Run run) {
    return run.logicalDate().equals(logicalDate)
        && Json.same(run.conf(), conf)
        && run.partitionKey().equals(partitionKey)
        && (dataInterval.isEmpty() || run.dataInterval().equals(dataInterval));
  }
}
