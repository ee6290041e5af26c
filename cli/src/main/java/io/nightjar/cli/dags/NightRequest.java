package io.nightjar.cli.dags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.airflow.TriggerRequest;
import io.nightjar.core.time.NightClock;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A night that Airflow shall run. Its id is made of the night alone, so that however often and from
 * wherever it is asked for, there is one run.
 *
 * @param start the first instant of the calendar day, in the pipeline's zone
 * @param cut the first instant after it
 * @param isQuiet whether what is published shall start nothing downstream: history is no news
 */
record NightRequest(PipelineDag dag, LocalDate night, Instant start, Instant cut, boolean isQuiet) {
  private static final String PREFIX = "nightjar__";

  static NightRequest of(PipelineDag dag, LocalDate night, NightClock clock) {
    return new NightRequest(dag, night, clock.cut(night.minusDays(1)), clock.cut(night), false);
  }

  /** The same without telling anybody downstream. */
  NightRequest quietly() {
    return new NightRequest(dag, night, start, cut, true);
  }

  String runId() {
    return PREFIX + night;
  }

  /** Whether a logical date, such as that of a scheduled run, lies on the night's day. */
  boolean includes(Instant logicalDate) {
    return !logicalDate.isBefore(start) && logicalDate.isBefore(cut);
  }

  TriggerRequest trigger() {
    ObjectNode conf = JsonNodeFactory.instance.objectNode().put("date", night.toString());
    return TriggerRequest.of(dag.id(), runId(), start)
        .withDataInterval(start, cut)
        .withConf(isQuiet ? conf.put("announce", false) : conf);
  }
}
