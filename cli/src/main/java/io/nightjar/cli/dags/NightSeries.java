package io.nightjar.cli.dags;

import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunState;
import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Nights in Airflow one after the other, each once, until one fails. */
final class NightSeries {
  private final Terminal terminal;
  private final AirflowAccess access;
  private final RunWatch watch;
  private final List<NightRequest> nights;
  private final Map<LocalDate, Run> done = new TreeMap<>();
  private int left;

  /** Nothing runs yet. */
  NightSeries(Terminal terminal, AirflowAccess access, WatchPlan plan, List<NightRequest> nights) {
    this.terminal = terminal;
    this.access = access;
    this.watch = new RunWatch(terminal, access, plan);
    this.nights = List.copyOf(nights);
  }

  /**
   * Runs those that are not done, in their order.
   *
   * @param isOutdated whether a run that ended well shall run again
   * @return 0, or the code of what failed, which is reported
   */
  int run(BiPredicate<NightRequest, Run> isOutdated) {
    for (NightRequest night : nights) {
      Run ended = run(night, isOutdated);
      if (!ended.state().equals(RunState.SUCCESS)) {
        return watch.reportEnded(ended);
      }
      done.put(night.night(), ended);
    }
    return 0;
  }

  private Run run(NightRequest night, BiPredicate<NightRequest, Run> isOutdated) {
    AirflowNight airflowNight = new AirflowNight(terminal, access, night);
    Run before = airflowNight.ensure(false);
    if (before.state().equals(RunState.SUCCESS) && !isOutdated.test(night, before)) {
      left++;
      return before;
    }
    return watch.untilEnd(before.state().isTerminal() ? airflowNight.ensure(true) : before);
  }

  /** The run of that night, if it has ended well. */
  Optional<Run> done(LocalDate night) {
    return Optional.ofNullable(done.get(night));
  }

  /** How far it has come, in a few words. */
  String progress() {
    int ended = done.size() - left;
    return "%d now, %d before, %d not".formatted(ended, left, nights.size() - done.size());
  }
}
