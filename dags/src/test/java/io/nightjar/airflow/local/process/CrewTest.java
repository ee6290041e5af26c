package io.nightjar.airflow.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrewTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path home;

  private final List<Process> all = new ArrayList<>();
  private Crew crew;

  @BeforeEach
  void makeFolders() throws IOException {
    Files.createDirectory(home.resolve("run"));
    crew = new Crew(home, Map.of(home.resolve("data"), "database"));
  }

  @AfterEach
  void endAll() {
    all.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    all.forEach(Process::destroyForcibly);
    new Ending(() -> crew.members().keySet()).within(Duration.ZERO);
  }

  @Test
  void findsWhatItStarted() throws Exception {
    Process process = daemon("scheduler", "exec sleep 60");

    assertThat(crew.head("scheduler")).contains(process.pid());
    assertThat(crew.members()).containsExactly(Map.entry(process.pid(), "scheduler"));
    assertThat(ProcFiles.find(process.pid()).orElseThrow().session()).isEqualTo(process.pid());
  }

  @Test
  void findsTheChildOfAKilledParent() throws Exception {
    Process process = daemon("scheduler", "sleep 60 & echo $! > child; wait");
    long child = number("child");
    process.destroyForcibly().waitFor();

    assertThat(crew.head("scheduler")).isEmpty();
    assertThat(crew.members()).containsExactly(Map.entry(child, "scheduler"));
  }

  @Test
  void tellsIdleChildrenOfAKilledParentFromThoseThatHaveWork() throws Exception {
    Process process =
        daemon(
            "scheduler",
            "sh -c 'sleep 60 & echo $! > busy; wait' & sleep 60 & echo $! > child; wait");
    long idle = number("child");
    number("busy");
    assertThat(crew.stranded("scheduler")).isEmpty();

    process.destroyForcibly().waitFor();

    assertThat(crew.members("scheduler")).hasSize(3);
    assertThat(crew.stranded("scheduler")).containsExactly(idle);
  }

  @Test
  void findsAChildThatHidItsEnvironmentWhileItsParentLives() throws Exception {
    daemon("scheduler", "env -i sleep 60 & echo $! > child; wait");

    assertThat(crew.members("scheduler")).contains(number("child")).hasSize(2);
  }

  @Test
  void findsWhatWorksInTheDataFolder() throws Exception {
    Path data = Files.createDirectory(home.resolve("data"));
    Process process = stranger(data, Map.of());

    assertThat(crew.members()).containsEntry(process.pid(), "database");
  }

  @Test
  void takesNobodyForItsOwnWhoGotThePidOfADeadOne() throws Exception {
    Process stranger = stranger(home, Map.of());
    Files.writeString(crew.pidFile("scheduler"), stranger.pid() + "\n");

    assertThat(crew.head("scheduler")).isEmpty();
    new Ending(() -> crew.members().keySet()).within(Duration.ZERO);
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void takesAProcessOfAnotherAirflowForNothing() throws Exception {
    Process other = stranger(home, Map.of(Crew.INSTANCE, home + "-2", Crew.COMPONENT, "scheduler"));
    Files.writeString(crew.pidFile("scheduler"), Long.toString(other.pid()));

    assertThat(crew.head("scheduler")).isEmpty();
    assertThat(crew.members()).isEmpty();
  }

  @Test
  void hasNoHeadWithoutOrWithHalfAPidFile() throws Exception {
    assertThat(crew.head("scheduler")).isEmpty();
    Files.writeString(crew.pidFile("scheduler"), "");
    assertThat(crew.head("scheduler")).isEmpty();
  }

  @Test
  void killsWhatDoesNotListenAndWhatItStartedMeanwhile() throws Exception {
    Process deaf =
        daemon(
            "worker", "trap 'sleep 60 & sleep 61 &' TERM; touch deaf; while :; do sleep 0.1; done");
    await(home.resolve("deaf"));

    int ended = new Ending(() -> crew.members().keySet()).within(Duration.ofMillis(500));

    assertThat(ended).isGreaterThanOrEqualTo(3);
    assertThat(crew.members()).isEmpty();
    assertThat(deaf.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void asksBeforeItKills() throws Exception {
    daemon("worker", "trap 'touch asked; exit' TERM; touch ready; while :; do sleep 0.1; done");
    await(home.resolve("ready"));

    new Ending(() -> crew.members().keySet()).within(LONG);

    assertThat(home.resolve("asked")).exists();
  }

  private Process daemon(String component, String script) throws Exception {
    Map<String, String> environment = new HashMap<>(new ProcessBuilder().environment());
    environment.putAll(crew.mark(component));
    Process process =
        new Daemon(
                component,
                List.of("sh", "-c", script),
                environment,
                home,
                home.resolve("log"),
                crew.pidFile(component))
            .start();
    all.add(process);
    await(crew.pidFile(component));
    return process;
  }

  private Process stranger(Path folder, Map<String, String> more) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "60").directory(folder.toFile());
    builder.environment().putAll(more);
    Process process = builder.start();
    all.add(process);
    return process;
  }

  private long number(String file) throws Exception {
    await(home.resolve(file));
    return Long.parseLong(Files.readString(home.resolve(file)).strip());
  }

  private static void await(Path file) throws IOException {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!Files.exists(file) || (isFilled(file) && Files.size(file) == 0)) {
      assertThat(System.nanoTime()).as("waits for %s", file).isLessThan(deadline);
      Pause.of(Duration.ofMillis(10));
    }
  }

  private static boolean isFilled(Path file) {
    return file.toString().endsWith(".pid") || file.toString().endsWith("child");
  }
}
