package io.nightjar.airflow;

import io.nightjar.airflow.AirflowException.Kind;
import java.time.Duration;

/** Makes every failure of this package, so that all of them read alike. */
final class AirflowErrors {
  private AirflowErrors() {}

  static AirflowException unreachable(Call call, String why, Throwable cause) {
    return failed(call, Kind.UNREACHABLE, why, cause);
  }

  static AirflowException answered(Call call, Reply reply) {
    return failed(call, reply.kind(), "answered " + reply.summary(), null);
  }

  static AirflowException badAnswer(Call call, String why) {
    return failed(call, Kind.BAD_ANSWER, "answered " + why, null);
  }

  static AirflowException interrupted(Call call, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return failed(call, Kind.INTERRUPTED, "was interrupted", cause);
  }

  /** A conflict that this client found by looking. */
  static AirflowException conflict(Call call, String why, String advice) {
    return new AirflowException(Kind.CONFLICT, line(call, why, advice), null);
  }

  static AirflowException nothingToRun(Call call, String advice) {
    return new AirflowException(Kind.INVALID_REQUEST, line(call, "finds no run", advice), null);
  }

  /** The effect of a call that must not be repeated cannot be seen. */
  static AirflowException open(Call call, AirflowException first, String advice) {
    String why = "left open whether it had effect [" + first.getMessage() + "]";
    return new AirflowException(first.kind(), line(call, why, advice), first);
  }

  /** What was watched has not ended in time; {@code what} is its name, such as "backfill 3". */
  static AirflowException deadline(String what, Duration after, String state, boolean paused) {
    String why = paused ? " because its DAG is paused; unpause it, then " : "; ";
    String message = "Cannot wait any longer for %s: after %s it is still %s%s%s";
    return new AirflowException(
        Kind.DEADLINE,
        message.formatted(what, InWords.of(after), state, why, Kind.DEADLINE.advice()),
        null);
  }

  private static AirflowException failed(Call call, Kind kind, String why, Throwable cause) {
    return new AirflowException(kind, line(call, why, kind.advice()), cause);
  }

  private static String line(Call call, String why, String advice) {
    return "Cannot " + call.what() + ": " + call.where() + " " + why + "; " + advice;
  }
}
