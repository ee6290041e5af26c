package io.nightjar.airflow.local.server;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.AirflowSettings;
import io.nightjar.airflow.Credentials;
import io.nightjar.airflow.Health;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.JsonFile;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How the API server is reached, as it stands in the file that the command line reads.
 *
 * @param url its address
 * @param user whom the command line logs in as
 * @param password of the user
 */
record Server(String url, String user, String password) {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  static Server of(String url, Credentials credentials) {
    return new Server(url, credentials.user(), credentials.password());
  }

  static Optional<Server> find(Home home) {
    return file(home).find();
  }

  void write(Home home) {
    file(home).write(this);
  }

  /** A client that says at once what it finds. */
  AirflowClient client() {
    return AirflowClient.of(
        AirflowSettings.of(URI.create(url))
            .withTimeouts(CONNECT, ANSWER)
            .withRetries(0, CONNECT, CONNECT),
        new Credentials(user, password));
  }

  /** What it says of itself and the others, if it says anything. */
  Optional<Health> health() {
    try {
      return Optional.of(client().health());
    } catch (AirflowException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Server[url=" + url + ", user=" + user + ", password=***]";
  }

  private static JsonFile<Server> file(Home home) {
    return new JsonFile<>(home.connection(), Server.class, "Run: nightjar airflow up");
  }
}
