package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AirflowSettings;
import io.nightjar.airflow.Credentials;
import io.nightjar.airflow.TriggerRequest;
import io.nightjar.airflow.local.LocalAirflow;
import io.nightjar.airflow.local.error.LocalAirflowException;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.Place;
import io.nightjar.airflow.local.process.Crew;
import io.nightjar.airflow.local.process.Footprint;
import io.nightjar.airflow.local.server.StartReport;
import io.nightjar.faults.Trials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/**
 * The Airflow of a test, and what a test does to it. Its programs lie in {@code target/airflow} and
 * are shared by all tests; {@code clean} removes them.
 */
final class AirflowOfTest {
  static final Path PROGRAMS = Checkout.root().resolve("tests/e2e/target/airflow");
  private static final Path DAGS = Checkout.root().resolve("tests/e2e/src/test/airflow");
  private static final Path REQUIREMENTS = Checkout.root().resolve("dags/requirements-airflow.txt");
  private static final List<String> HEADS =
      List.of("api-server", "scheduler", "dag-processor", "triggerer", "postgresql");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration LONGEST_INSTALLATION = Duration.ofMinutes(10);

  private final Home home;
  private final Crew crew;
  private int runs;

  AirflowOfTest(Path project) {
    home = new Home(project.resolve(".nightjar/airflow"));
    crew = new Crew(home.folder(), Map.of(home.postgres(), "postgresql"));
  }

  /** Installs it; empty, with a reason that is printed, where that cannot be. */
  Optional<LocalAirflow> install() throws Exception {
    LocalAirflow airflow =
        new LocalAirflow(Place.of(home, PROGRAMS, DAGS, REQUIREMENTS), AirflowOfTest::say);
    try {
      await(LONGEST_INSTALLATION, () -> isInstalled(airflow));
      return Optional.of(airflow);
    } catch (LocalAirflowException e) {
      if (e.kind() != LocalAirflowException.Kind.SETUP) {
        throw e;
      }
      Trials.printSkipped("local Airflow", e.getMessage());
      return Optional.empty();
    }
  }

  /** False while a test that runs at the same time installs the same. */
  private static boolean isInstalled(LocalAirflow airflow) {
    try {
      airflow.install(Optional.empty(), false);
      return true;
    } catch (LocalAirflowException e) {
      if (e.kind() != LocalAirflowException.Kind.HELD) {
        throw e;
      }
      return false;
    }
  }

  void print(StartReport report) {
    say(
        String.format(
            Locale.ROOT,
            "healthy after %.1f s, %d MB",
            report.toHealthy().toMillis() / 1e3,
            report.memoryKib() >> 10));
  }

  Path home(String file) {
    return home.folder().resolve(file);
  }

  AirflowClient client() {
    JsonNode access = connection();
    return client(new Credentials(access.get("user").asText(), access.get("password").asText()));
  }

  /** A client that holds a token of now, and cannot get another one. */
  AirflowClient clientOfToken() throws IOException, InterruptedException {
    JsonNode access = connection();
    ObjectNode login = new ObjectMapper().createObjectNode();
    login.put("username", access.get("user").asText());
    login.put("password", access.get("password").asText());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(access.get("url").asText() + "/auth/token"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(login.toString()))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    String token = new ObjectMapper().readTree(answer).path("access_token").asText();
    return client(Credentials.ofToken(token));
  }

  private AirflowClient client(Credentials credentials) {
    URI server = URI.create(connection().get("url").asText());
    return AirflowClient.of(AirflowSettings.of(server), credentials);
  }

  private JsonNode connection() {
    try {
      return new ObjectMapper().readTree(home.connection().toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void trigger(AirflowClient client) throws Exception {
    await(() -> client.dags().find("sleeping").isPresent());
    runs++;
    client
        .runs()
        .trigger(TriggerRequest.of("sleeping", "test-" + runs, Instant.ofEpochSecond(runs)));
  }

  String taskState(AirflowClient client) {
    return client.tasks().list("sleeping", "test-" + runs).get(0).state().text();
  }

  /** How many of the processes that the task of the test starts there are. */
  long sleepers() {
    return processes().stream()
        .filter(pid -> text(pid, "cmdline").startsWith("sleep\0004711"))
        .count();
  }

  Set<Long> processes() {
    Set<Long> all = new TreeSet<>(crew.members().keySet());
    // Those of tasks also by what they do, whether or not they carry a mark.
    ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> text(pid, "cmdline").startsWith("sleep\0004711"))
        .forEach(all::add);
    return all;
  }

  /** Of the scheduler's, those that nobody will give a task. */
  Set<Long> stranded() {
    return crew.stranded("scheduler");
  }

  List<Long> heads() {
    return HEADS.stream().map(name -> crew.head(name).orElse(null)).toList();
  }

  List<InetSocketAddress> listening() {
    return Footprint.listening(processes());
  }

  List<String> environments() {
    return processes().stream().map(pid -> text(pid, "environ")).toList();
  }

  boolean tellsASecret(String environment) {
    try {
      for (Path file : List.of(home.secrets(), home.passwords())) {
        for (JsonNode secret : new ObjectMapper().readTree(file.toFile())) {
          if (environment.contains(secret.asText())) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void kill(String component) throws Exception {
    long pid = crew.head(component).orElseThrow();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    await(() -> crew.head(component).isEmpty());
  }

  /** With its children, of which one might go on answering. */
  void killWhole(String component) throws Exception {
    await(
        () -> {
          Set<Long> members = crew.members(component);
          members.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
          return members.isEmpty();
        });
  }

  /** Asks it to end; PostgreSQL hangs up on its clients and does. */
  void interrupt(String component) throws Exception {
    long pid = crew.head(component).orElseThrow();
    new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
    await(() -> crew.head(component).isEmpty());
  }

  void killAll() throws Exception {
    await(
        () -> {
          processes()
              .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
          return processes().isEmpty();
        });
  }

  /** As if another program had got the pids of the dead: in our files, and in PostgreSQL's. */
  void giveAllPidsTo(long stranger) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.run())) {
      for (Path file : files) {
        Files.writeString(file, Long.toString(stranger));
      }
    }
    Path lock = home.postgres().resolve("postmaster.pid");
    List<String> lines = Files.readAllLines(lock);
    lines.set(0, Long.toString(stranger));
    Files.write(lock, lines);
  }

  void await(Callable<Boolean> condition) throws Exception {
    await(LONGEST, condition);
  }

  static void await(Duration longest, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waiting").isLessThan(deadline);
      Thread.sleep(200);
    }
  }

  /** A file about a process; empty if that has ended. */
  static String text(long pid, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc/" + pid + "/" + file));
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static void say(String text) {
    System.out.println("local Airflow: " + text);
  }
}
