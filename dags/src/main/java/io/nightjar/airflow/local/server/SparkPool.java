package io.nightjar.airflow.local.server;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.local.error.LocalErrors;
import java.util.Optional;

/** The pool that bounds how many JVMs run at once. */
final class SparkPool {
  private static final String NAME = "spark";
  private static final int USUAL_SLOTS = 1;

  private final AirflowClient client;

  SparkPool(AirflowClient client) {
    this.client = client;
  }

  /** Gives it so many slots; without a number a pool that is there stays as it is. */
  void ensure(Optional<Integer> slots) {
    try {
      if (slots.isPresent() || client.pools().find(NAME).isEmpty()) {
        client.pools().set(NAME, slots.orElse(USUAL_SLOTS));
      }
    } catch (AirflowException e) {
      throw LocalErrors.refused(e);
    }
  }
}
