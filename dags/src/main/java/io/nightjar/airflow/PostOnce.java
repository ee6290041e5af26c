package io.nightjar.airflow;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends a post that Airflow would obey twice, once. If the answer leaves open whether it had
 * effect, looks for the effect, several times because it may be late.
 */
final class PostOnce {
  private final Transport transport;
  private final Call post;
  private final String advice;

  PostOnce(Transport transport, Call post, String advice) {
    this.transport = transport;
    this.post = post;
    this.advice = advice;
  }

  <T> T send(Supplier<T> send, Supplier<Optional<T>> look) {
    transport.logInBefore(post);
    try {
      return send.get();
    } catch (AirflowException e) {
      if (!e.kind().isPassing()) {
        throw e;
      }
      return found(e, look);
    }
  }

  private <T> T found(AirflowException failure, Supplier<Optional<T>> look) {
    BackOff pauses = transport.retries().backOff();
    try {
      for (int left = transport.retries().most(); left >= 0; left--) {
        Optional<T> effect = look.get();
        if (effect.isPresent()) {
          return effect.get();
        }
        pauses.pause(post);
      }
    } catch (AirflowException e) {
      failure.addSuppressed(e);
    }
    throw AirflowErrors.open(post, failure, advice);
  }
}
