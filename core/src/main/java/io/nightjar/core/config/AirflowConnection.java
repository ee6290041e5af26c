package io.nightjar.core.config;

/**
 * How an Airflow is reached: by a user and a password, or by a token. Only its address may be
 * shown.
 */
public final class AirflowConnection {
  private final String url;
  private final String user;
  private final String password;
  private final String token;

  AirflowConnection(String url, String user, String password, String token) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.token = token;
  }

  /** The address of its API server. */
  public String url() {
    return url;
  }

  /** Who logs in; empty if a token does. */
  public String user() {
    return user;
  }

  /** The password; empty if there is a token. */
  public String password() {
    return password;
  }

  /** The token; empty if a user logs in. */
  public String token() {
    return token;
  }

  /** The address alone. */
  @Override
  public String toString() {
    return "AirflowConnection[" + url + "]";
  }
}
