package io.nightjar.core.pipeline.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.AirflowConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the Airflow of an environment is, and who logs in. */
final class AirflowConnectionTest {
  private static final String LOCAL = "conf/environments/local.yaml";
  private static final String KEPT = ".nightjar/airflow/connection.json";

  @TempDir Path folder;
  private SampleProject project;

  @BeforeEach
  void start() {
    project = SampleProject.copyTo(folder).write(LOCAL, "lake: lake\n");
  }

  @Test
  void isTheOneOfTheEnvironmentFile() {
    project.write(
        LOCAL, "airflow: {url: 'http://127.0.0.1:8080', user: me, password: {env: PASSWORD}}\n");
    AirflowConnection airflow = airflow(Map.of("PASSWORD", "hush"));
    assertThat(airflow.url()).isEqualTo("http://127.0.0.1:8080");
    assertThat(List.of(airflow.user(), airflow.password(), airflow.token()))
        .containsExactly("me", "hush", "");
    assertThat(airflow.toString()).doesNotContain("hush", "me,");
    project.write(LOCAL, "airflow: {url: 'https://a.example.org', token: {env: TOKEN}}\n");
    assertThat(airflow(Map.of("TOKEN", "eyJ")).token()).isEqualTo("eyJ");
    assertThatThrownBy(() -> airflow(Map.of()))
        .hasMessage(LOCAL + ":1: airflow.token: environment variable TOKEN is not set");
  }

  @Test
  void isElseTheOneThatTheProjectKeeps() throws IOException {
    keep("{\"url\":\"http://127.0.0.1:18080\",\"user\":\"nightjar\",\"password\":\"hush\"}");
    AirflowConnection airflow = airflow(Map.of());
    assertThat(List.of(airflow.url(), airflow.user(), airflow.password()))
        .containsExactly("http://127.0.0.1:18080", "nightjar", "hush");
    project.write("conf/environments/prod.yaml", "lake: other\n");
    assertThatThrownBy(() -> project.open(Optional.of("prod"), Map.of()).airflow())
        .hasMessage(
            "conf/environments/prod.yaml:1: there is no Airflow in environment prod; add"
                + " airflow: {url: …, user: …, password: …}");
  }

  @Test
  void saysWhatToDoIfThereIsNone() {
    assertThatThrownBy(() -> airflow(Map.of()))
        .hasMessage(
            LOCAL
                + ":1: there is no Airflow in environment local; start one with ./nightjar airflow"
                + " up, or add airflow: {url: …, user: …, password: …}");
  }

  @Test
  void doesNotUseAFileThatIsOpenOrBroken() throws IOException {
    keep("{\"url\":\"http://127.0.0.1\",\"user\":\"nightjar\"}");
    assertThatThrownBy(() -> airflow(Map.of()))
        .hasMessage(KEPT + ": password is missing; ./nightjar airflow up writes it anew");
    keep("{\"url\":\"hush");
    assertThatThrownBy(() -> airflow(Map.of()))
        .hasMessage(KEPT + ": is no JSON; ./nightjar airflow up writes it anew");
    Files.setPosixFilePermissions(project.file(KEPT), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> airflow(Map.of()))
        .hasMessageStartingWith(KEPT + ": others can read the password in it; chmod 600 it");
  }

  @Test
  void refusesHalfALoginAndAnythingThatIsNoAddress() {
    assertThat(problems("{url: 'http://a', user: me}"))
        .containsExactly(LOCAL + ":1: airflow: needs user and password, or a token alone");
    assertThat(problems("{url: 'http://a', user: me, token: {env: T}}")).hasSize(1);
    assertThat(problems("{url: 'http://a', user: me, password: hush}"))
        .containsExactly(
            LOCAL
                + ":1: airflow.password: a secret must not stand in a file or on a command line;"
                + " write {env: NAME} or {file: PATH}");
    assertThat(problems("{url: 'http://me:hush@a', token: {env: T}}"))
        .containsExactly(
            LOCAL
                + ":1: airflow.url: must be http://host:port or https://host:port, without a user");
  }

  private AirflowConnection airflow(Map<String, String> variables) {
    return project.open(Optional.empty(), variables).airflow();
  }

  private List<String> problems(String airflow) {
    project.write(LOCAL, "airflow: " + airflow + "\n");
    return project.open().check(List.of()).problems();
  }

  private void keep(String text) throws IOException {
    project.write(KEPT, text);
    Files.setPosixFilePermissions(project.file(KEPT), PosixFilePermissions.fromString("rw-------"));
  }
}
