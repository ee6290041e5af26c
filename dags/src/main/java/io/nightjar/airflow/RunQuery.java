package io.nightjar.airflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which runs of a DAG to list, newest first.
 *
 * @param states only these; empty means all
 * @param from logical date from here on
 * @param to logical date up to and with this
 * @param most no more than so many
 */
public record RunQuery(
    String dagId, List<RunState> states, Optional<Instant> from, Optional<Instant> to, int most) {
  /** Copies the states. */
  public RunQuery {
    states = List.copyOf(states);
  }

  /** The newest runs. */
  public static RunQuery newest(String dagId, int most) {
    return new RunQuery(dagId, List.of(), Optional.empty(), Optional.empty(), most);
  }

  /** Runs of logical dates in a range, both ends in it. */
  public RunQuery between(Instant first, Instant last) {
    return new RunQuery(dagId, states, Optional.of(first), Optional.of(last), most);
  }

  /** Only runs in these states. */
  public RunQuery in(RunState... wanted) {
    return new RunQuery(dagId, List.of(wanted), from, to, most);
  }

  Call call() {
    Call call =
        Call.get("list the runs of DAG " + dagId, Call.path("dags", dagId, "dagRuns"))
            .with("order_by", "-run_after");
    for (RunState state : states) {
      call = call.with("state", state);
    }
    if (from.isPresent()) {
      call = call.with("logical_date_gte", from.get());
    }
    return to.isPresent() ? call.with("logical_date_lte", to.get()) : call;
  }
}
