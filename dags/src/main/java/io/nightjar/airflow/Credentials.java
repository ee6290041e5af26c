package io.nightjar.airflow;

import java.util.Objects;

/** A user of Airflow and their password, which no text of this class shows. */
public record Credentials(String user, String password) {
  /** Both must be there. */
  public Credentials {
    Objects.requireNonNull(user, "user is null");
    Objects.requireNonNull(password, "password is null");
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=***]";
  }
}
