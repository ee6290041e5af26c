package io.nightjar.airflow;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Looks at one thing until it has ended, or the time or the patience is over. */
final class Watch<T> {
  /**
   * What is watched.
   *
   * @param name as it follows "wait for"
   * @param look one look, without retries of its own
   * @param state how it is, in words
   * @param ended whether it has ended
   * @param waits whether a paused DAG may be what it waits for
   */
  record Subject<T>(
      String name,
      Call look,
      Function<Answer, T> read,
      Function<T, String> state,
      Predicate<T> ended,
      Predicate<T> waits) {}

  private final Transport transport;
  private final Subject<T> subject;
  private final String dagId;
  private final WatchPlan plan;
  private final WatchListener listener;
  private String state = "nothing";
  private boolean paused;

  Watch(
      Transport transport,
      Subject<T> subject,
      String dagId,
      WatchPlan plan,
      WatchListener listener) {
    this.transport = transport;
    this.subject = subject;
    this.dagId = dagId;
    this.plan = plan;
    this.listener = listener;
  }

  T untilEnd() {
    Timekeeper time = transport.retries().time();
    BackOff pauses = transport.retries().backOff(plan.first(), plan.longest());
    Duration start = time.now();
    Duration heard = start;
    while (true) {
      try {
        Optional<T> end = look();
        if (end.isPresent()) {
          return end.get();
        }
        heard = time.now();
      } catch (AirflowException e) {
        boolean patient = time.now().minus(heard).compareTo(plan.patience()) < 0;
        if (!e.kind().isPassing() || !patient) {
          throw e;
        }
        listener.onAbsence(e);
      }
      Duration left = plan.deadline().minus(time.now().minus(start));
      if (left.isNegative() || left.isZero()) {
        throw AirflowErrors.deadline(subject.name(), plan.deadline(), state, paused);
      }
      pauses.pauseAtMost(left, subject.look());
    }
  }

  private Optional<T> look() {
    T seen = subject.read().apply(transport.once(subject.look()));
    String now = subject.state().apply(seen);
    if (!now.equals(state)) {
      state = now;
      listener.onState(now);
    }
    listener.onLook();
    if (subject.ended().test(seen)) {
      return Optional.of(seen);
    }
    notePause(subject.waits().test(seen));
    return Optional.empty();
  }

  private void notePause(boolean waits) {
    boolean now = waits && Dag.read(transport.once(Dags.read(dagId))).isPaused();
    if (now && !paused) {
      listener.onPaused(dagId);
    }
    paused = now;
  }
}
