package io.nightjar.airflow.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.airflow.local.file.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AirflowCfgTest {
  @TempDir private Path folder;

  private Home home;
  private Secrets secrets;

  @BeforeEach
  void makeHome() {
    home = new Home(folder).make();
    secrets = Secrets.of(home);
  }

  @Test
  void listensOnLoopbackOnlyAndTellsTasksWhere() {
    assertThat(config().text())
        .contains("[api]\n")
        .contains("\nhost = 127.0.0.1\n")
        .contains("\nport = 8765\n")
        .contains("\nexecution_api_server_url = http://127.0.0.1:8765/execution/\n");
  }

  @Test
  void letsTasksSurviveAnApiServerThatIsAwayForAMinute() {
    assertThat(config().text())
        .contains("\nmax_failed_heartbeats = 40\n")
        .contains("\nexecution_api_retries = 30\n")
        .contains("\ntask_instance_heartbeat_timeout = 180\n");
  }

  @Test
  void doublesThePercentSignThatAirflowWouldReplace() {
    assertThat(config().folders(home, Path.of("/a%b")).text()).contains("dags_folder = /a%%b\n");
  }

  @Test
  void letsACallerChangePresetsButNotWhatHoldsThePartsTogether() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "AIRFLOW__CORE__PARALLELISM", "9",
                "AIRFLOW__API__HOST", "0.0.0.0",
                "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN_CMD", "cat secret",
                "AIRFLOW_CONFIG", "/etc/airflow.cfg",
                "HOME", "/home/me"));

    config().cleanse(environment);

    assertThat(environment).containsOnlyKeys("AIRFLOW__CORE__PARALLELISM", "HOME");
  }

  @Test
  void keepsSecretsToItsOwner() throws Exception {
    config().write(home.config());
    Users.ensure(home);

    for (Path file : new Path[] {home.config(), home.secrets(), home.passwords()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(file.toString())
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    assertThat(secrets.toString()).doesNotContain(secrets.jwtSecret());
  }

  @Test
  void keepsSecretsAndPasswordsFromStartToStart() throws Exception {
    String password = Users.ensure(home).password();

    assertThat(Secrets.of(home)).isEqualTo(secrets);
    assertThat(Users.ensure(home).password()).isEqualTo(password).hasSize(24);
    Files.writeString(home.passwords(), "{\"admin\":\"mine\"}");
    Users.ensure(home);
    assertThat(Files.readString(home.passwords())).contains("\"admin\":\"mine\"", "\"view\":\"");
  }

  @Test
  void isOneAirflowThroughWhicheverLinkItIsReached() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    assertThat(new Home(link.resolve("not/there")).folder())
        .isEqualTo(real.toRealPath().resolve("not/there"));
  }

  @Test
  void makesSecretsThatDiffer(@TempDir Path other) {
    Secrets more = Secrets.of(new Home(other).make());

    assertThat(more.jwtSecret()).hasSize(64).isNotEqualTo(secrets.jwtSecret());
    assertThat(java.util.Base64.getUrlDecoder().decode(more.fernetKey())).hasSize(32);
  }

  private AirflowCfg config() {
    return new AirflowCfg()
        .server(8765)
        .database("sqlite:////x")
        .secrets(secrets)
        .folders(home, folder);
  }
}
