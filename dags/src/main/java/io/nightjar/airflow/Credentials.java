package io.nightjar.airflow;

import java.util.Objects;

/**
 * A user of Airflow and their password, or a token alone. No text of this class shows a secret.
 *
 * @param user empty if a token stands in the place of the password
 */
public record Credentials(String user, String password) {
  /** Both must be there. */
  public Credentials {
    Objects.requireNonNull(user, "user is null");
    Objects.requireNonNull(password, "password is null");
  }

  /** A token that somebody else got; it is sent as it is and cannot be renewed. */
  public static Credentials ofToken(String token) {
    return new Credentials("", token);
  }

  boolean isToken() {
    return user.isEmpty();
  }

  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=***]";
  }
}
