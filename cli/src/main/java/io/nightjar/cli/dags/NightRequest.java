package io.nightjar.cli.dags;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.airflow.TriggerRequest;
import io.nightjar.core.pipeline.plan.BackfillStep;
import io.nightjar.core.time.Knowledge;
import io.nightjar.core.time.NightClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A night that Airflow shall run. Its id is made of the night and of the part of a backfill alone,
 * so that however often and from wherever it is asked for, there is one run.
 *
 * @param start the first instant of the calendar day, in the pipeline's zone
 * @param cut the first instant after it
 * @param part what of a backfill it is, if it is of one: history is no news, so such a run starts
 *     nothing downstream
 */
record NightRequest(
    PipelineDag dag, LocalDate night, Instant start, Instant cut, Optional<Part> part) {
  private static final String PREFIX = "nightjar__";

  /**
   * A part of a backfill.
   *
   * @param step computes the night, or publishes it
   * @param knowledge with whose knowledge
   */
  record Part(BackfillStep step, Knowledge knowledge) {}

  static NightRequest of(PipelineDag dag, LocalDate night, NightClock clock) {
    return new NightRequest(
        dag, night, clock.cut(night.minusDays(1)), clock.cut(night), Optional.empty());
  }

  /** The same night as that part of a backfill. */
  NightRequest as(BackfillStep step, Knowledge knowledge) {
    return new NightRequest(dag, night, start, cut, Optional.of(new Part(step, knowledge)));
  }

  String runId() {
    String suffix =
        part.map(each -> "__%s_%s".formatted(each.step().text(), each.knowledge().text()))
            .orElse("");
    return PREFIX + night + suffix;
  }

  /** Whether a run of this logical date, such as that of the schedule, would do the same. */
  boolean isMetBy(Instant logicalDate) {
    return part.isEmpty()
        && dag.isNightly()
        && !logicalDate.isBefore(start)
        && logicalDate.isBefore(cut);
  }

  /** The logical date of a night belongs to its usual run; parts of a backfill have none. */
  TriggerRequest trigger() {
    ObjectNode conf = JsonNodeFactory.instance.objectNode().put("date", night.toString());
    TriggerRequest usual = TriggerRequest.of(dag.id(), runId(), start);
    if (part.isEmpty()) {
      return usual.withDataInterval(start, cut).withConf(conf);
    }
    conf.put("announce", false);
    conf.put("backfill", part.get().step().text());
    conf.put("as-of", part.get().knowledge().text());
    return usual.withoutLogicalDate().withConf(conf);
  }
}
