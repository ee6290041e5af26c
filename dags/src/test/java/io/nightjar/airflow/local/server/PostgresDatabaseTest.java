package io.nightjar.airflow.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.PrivateFiles;
import io.nightjar.airflow.local.install.Postgres;
import io.nightjar.airflow.local.process.Crew;
import io.nightjar.airflow.local.process.Footprint;
import io.nightjar.airflow.local.process.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDatabaseTest {
  @TempDir private static Path shared;
  private static Path programs;

  @TempDir private Path folder;

  private Home home;
  private Crew crew;
  private int port;

  @BeforeAll
  static void unpack() {
    programs = Postgres.unpackBelow(shared).orElseThrow();
  }

  @BeforeEach
  void makeHome() {
    home = new Home(folder).make();
    crew = Crews.of(home);
    port = Ports.firstFree();
  }

  @AfterEach
  void stop() {
    PostgresDatabase.stop(home, crew);
  }

  @Test
  void listensOnLoopbackOnlyAndLeavesNothing() {
    database().start(port);

    assertThat(Footprint.listening(crew.members().keySet()))
        .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    database().stop();
    assertThat(crew.members()).isEmpty();
    assertThat(home.postgres().resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void startsAfterACrashAlsoWhenAnotherProgramGotItsPid() throws Exception {
    database().start(port);
    Path lock = home.postgres().resolve("postmaster.pid");
    crew.members().keySet().forEach(CrashedProcesses::kill);
    CrashedProcesses.await(() -> crew.members().isEmpty());
    Process stranger = new ProcessBuilder("sleep", "60").start(); // PostgreSQL spares its parent
    List<String> lines = Files.readAllLines(lock);
    lines.set(0, Long.toString(stranger.pid()));
    Files.write(lock, lines);

    try {
      database().start(port);

      assertThat(database().isUp()).isTrue();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void makesTheDataAnewAfterAMakingThatWasCutShort() throws Exception {
    Path half = PrivateFiles.folder(folder.resolve("pgdata.new"));
    Files.writeString(half.resolve("PG_VERSION"), "16\n");

    database().start(port);

    assertThat(half).doesNotExist();
    assertThat(database().isUp()).isTrue();
  }

  @Test
  void givesItsUserTheNewPasswordWhenSecretsWereLost() throws Exception {
    database().start(port);
    database().stop();
    PrivateFiles.remove(home.secrets());
    String before = Files.readString(home.postgres().resolve("nightjar.password"));

    database().start(port);

    assertThat(Files.readString(home.postgres().resolve("nightjar.password"))).isNotEqualTo(before);
    assertThat(Files.readString(home.log("postgresql"))).doesNotContain("FATAL");
  }

  @Test
  void saysInOneLineWhyItDoesNotStart() throws Exception {
    database().start(port);
    database().stop();
    Files.writeString(home.postgres().resolve("postgresql.conf"), "no_such_setting = 1\n");

    assertThatThrownBy(() -> database().start(port))
        .hasMessageContaining("postgresql ended while it started")
        .hasMessageContaining("FATAL:")
        .message()
        .doesNotContain("\n");
  }

  private PostgresDatabase database() {
    Map<String, String> environment = new ProcessBuilder().environment();
    return new PostgresDatabase(home, crew, programs, environment, Secrets.of(home));
  }
}
