package io.nightjar.airflow;

import io.nightjar.airflow.AirflowException.Kind;

/** Makes a named thing be as asked for, whether it is there or not. Safe to repeat as a whole. */
final class Upsert {
  private final Transport transport;

  Upsert(Transport transport) {
    this.transport = transport;
  }

  Answer send(Call patch, Call post) {
    try {
      return transport.send(patch);
    } catch (AirflowException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        throw e;
      }
    }
    try {
      return transport.send(post.safe());
    } catch (AirflowException e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
    }
    return transport.send(patch);
  }

  /** Whether there was something to delete; a repeated call may find nothing any more. */
  boolean delete(Call delete) {
    return Absence.ofNotFound(() -> transport.send(delete)).isPresent();
  }
}
