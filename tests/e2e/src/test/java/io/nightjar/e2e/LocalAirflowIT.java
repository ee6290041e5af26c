package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.local.LocalAirflow;
import io.nightjar.airflow.local.server.StartOptions;
import io.nightjar.airflow.local.server.StartReport;
import io.nightjar.airflow.local.server.Status;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One Airflow through its life: each start takes seconds, so the tests follow one another. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalAirflowIT {
  private static final int SLOTS = 3;

  @TempDir private static Path project;

  private static AirflowOfTest place;
  private static LocalAirflow airflow;

  @BeforeAll
  static void install() throws Exception {
    place = new AirflowOfTest(project);
    Optional<LocalAirflow> installed = place.install();
    Assumptions.assumeTrue(installed.isPresent(), "no Python 3.11");
    airflow = installed.get();
  }

  @AfterAll
  static void end() {
    if (airflow != null) {
      airflow.down();
    }
  }

  @Test
  @Order(1)
  void comesUpHealthyOnLoopbackOnly() throws Exception {
    assertThat(airflow.status().isDown()).isTrue();

    StartReport report = airflow.up(options(Optional.of(SLOTS)));

    place.print(report);
    Status status = airflow.status();
    assertThat(status.isHealthy()).as(status.toString()).isTrue();
    assertThat(report.wasUp()).isFalse();
    assertThat(place.listening()).as("all that it listens on").hasSize(2);
    assertThat(place.listening())
        .extracting(InetSocketAddress::getAddress)
        .allMatch(address -> address.isLoopbackAddress());
    assertThat(client().pools().find("spark").orElseThrow().slots()).isEqualTo(SLOTS);
  }

  @Test
  @Order(2)
  void keepsItsSecretsToItsOwner() throws Exception {
    for (String file :
        List.of("connection.json", "secrets.json", "passwords.json", "home/airflow.cfg")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.home(file))))
          .as(file)
          .isEqualTo("rw-------");
    }
    assertThat(place.environments()).isNotEmpty().noneMatch(place::tellsASecret);
  }

  @Test
  @Order(3)
  void saysThatItIsUpAndStartsNothing() {
    List<Long> before = place.heads();

    StartReport report = airflow.up(options(Optional.empty()));

    assertThat(report.wasUp()).isTrue();
    assertThat(place.heads()).isEqualTo(before);
    assertThatThrownBy(() -> airflow.install(Optional.empty(), true))
        .hasMessageContaining("nightjar airflow down");
  }

  @Test
  @Order(4)
  void showsWhyADagCannotBeRead() throws Exception {
    place.await(() -> !airflow.status().importErrors().isEmpty());

    assertThat(airflow.status().importErrors().get(0).stackTrace()).contains("on purpose");
    assertThat(airflow.status().isHealthy()).isTrue();
  }

  @Test
  @Order(5)
  void startsOnlyTheSchedulerAnewAndItsTaskGoesOn() throws Exception {
    place.trigger(client());
    place.await(() -> place.sleepers() == 1);
    List<Long> before = place.heads();

    place.kill("scheduler");
    airflow.up(options(Optional.empty()));

    assertThat(place.sleepers()).isEqualTo(1);
    assertThat(place.heads()).doesNotContainNull().isNotEqualTo(before);
    assertThat(place.heads()).filteredOn(before::contains).hasSize(before.size() - 1);
    assertThat(place.taskState(client())).isEqualTo("running");
    assertThat(place.stranded()).as("workers of the dead one").isEmpty();
  }

  @Test
  @Order(6)
  void recoversFromACrashInWhichPidsChangedHands() throws Exception {
    place.killAll();
    assertThat(airflow.status().isHealthy()).isFalse();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    place.giveAllPidsTo(stranger.pid());

    StartReport report = airflow.up(options(Optional.empty()));

    place.print(report);
    assertThat(airflow.status().isHealthy()).isTrue();
    assertThat(client().pools().find("spark").orElseThrow().slots()).isEqualTo(SLOTS);
    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }

  @Test
  @Order(7)
  void leavesNothingAlsoWhenHalfOfItIsGone() throws Exception {
    place.trigger(client());
    place.await(() -> place.sleepers() > 0);
    place.kill("scheduler");
    place.kill("api-server");

    assertThat(airflow.down()).isPositive();

    assertThat(place.processes()).isEmpty();
    assertThat(place.sleepers()).isZero();
    assertThat(place.home("connection.json")).doesNotExist();
    assertThat(airflow.status().isDown()).isTrue();
    assertThat(airflow.down()).isZero();
  }

  private static AirflowClient client() {
    return place.client();
  }

  private static StartOptions options(Optional<Integer> slots) {
    StartOptions usual = StartOptions.usual();
    return new StartOptions(
        usual.port(), usual.sqlite(), usual.postgres(), slots, usual.paused(), usual.timeout());
  }
}
