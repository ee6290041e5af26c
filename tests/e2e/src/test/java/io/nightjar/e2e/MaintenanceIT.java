package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableDigest;
import io.nightjar.testkit.AgedLake;
import io.nightjar.testkit.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After many nights maintenance gives space back, and every version that a kept night names reads
 * equal by digest; a plain VACUUM destroys some of them. {@code -Dnightjar.full=true} runs 60
 * nights, else 6.
 */
@Tag("long")
class MaintenanceIT {
  private static final int NIGHTS = Counts.of(60, 6);
  private static final int KEPT = Counts.of(20, 3);
  private static final LocalDate HISTORY = LocalDate.of(2024, 3, 1);
  private static final LocalDate FIRST = LocalDate.of(2024, 3, 31);
  private static final LocalDate LAST = FIRST.plusDays(NIGHTS - 1);
  private static final String LEDGER =
      "select run_id, job, status, fingerprint from ops.runs order by run_id";
  private static final String RELEASES =
      "select _logical_date, run_id from ops.releases order by run_id";

  @TempDir private Path folder;

  @Test
  void losesNothingThatIsPinned() throws Exception {
    Rides rides = lake();
    rides.copyLake("lake", "vacuumed");
    LakeTree lake = new LakeTree(rides.lake("lake"));
    AgedLake.age(rides.lake("lake"), Duration.ofDays(10));
    List<String> pins = lake.pinnedSince(LAST.plusDays(2 - KEPT));
    String before = digests(rides, "lake", pins);
    long bytes = lake.bytes();
    String plan = rides.nightjar(0, "lake", "maintain", "--dry-run", "--grace", "1 day");
    assertThat(lake.bytes()).isEqualTo(bytes);

    maintainWhileANightRuns(rides);

    String done = rides.nightjar(0, "lake", "maintain", "--grace", "0 days");
    assertThat(digests(rides, "lake", pins)).isEqualTo(before);
    assertThat(digests(rides, "lake", lake.pinnedSince(LAST.plusDays(2 - KEPT)))).isNotEmpty();
    assertThat(lake.bytes()).isLessThan(bytes);
    checkNothingIsLeft(rides);
    checkLedger(rides, lake);
    rides.nightjar(0, "lake", "doctor", "--deep");
    int destroyed = destroyedByPlainVacuum(rides, pins);
    assertThat(destroyed).isPositive();
    report(plan + done, pins.size(), bytes, lake.bytes(), destroyed);
  }

  /** History in one piece, nights one by one, and some of them again because a file was changed. */
  private Rides lake() throws Exception {
    Rides rides = Rides.in(folder);
    Path landing = rides.project().resolve("landing/rides");
    for (int day = 0; day < 31; day++) {
      Files.copy(
          landing.resolve(HISTORY.plusDays(day) + ".csv"),
          landing.resolve(LocalDate.of(2024, 4, 30).plusDays(day) + ".csv"));
    }
    Files.writeString(
        rides.project().resolve("conf/environments/local.yaml"),
        "maintenance: {keep: {bronze: %1$d nights, silver: %1$d nights, gold: %1$d nights, quarantine: %1$d nights, stage: %2$d nights}}\n"
            .formatted(KEPT, Math.max(1, KEPT / 2)));
    String lastOfHistory = FIRST.minusDays(1).toString();
    rides.nightjar(
        0,
        "lake",
        "bootstrap",
        "rides",
        "--from",
        HISTORY.toString(),
        "--to",
        lastOfHistory,
        "--train");
    rides.nightjar(0, "lake", "run", "rides", "--from", FIRST.toString(), "--to", LAST.toString());
    for (int night = 0; night < NIGHTS; night += Math.max(2, NIGHTS / 5)) {
      Path file = landing.resolve(FIRST.plusDays(night) + ".csv");
      Files.writeString(file, Files.readString(file) + "b41,3,7.0,false\n");
      String corrected = "sources.rides.corrections=true";
      rides.night("lake", FIRST.plusDays(night).toString(), "--set", corrected);
    }
    return rides;
  }

  private void maintainWhileANightRuns(Rides rides) throws Exception {
    String[] command = {
      "./nightjar",
      "run",
      "rides",
      "--date",
      LAST.plusDays(1).toString(),
      "--lake",
      rides.lake("lake").toString()
    };
    Process night = new Shell(folder).start(command);
    int rounds = 0;
    while (night.isAlive() || rounds == 0) {
      rides.nightjar(0, "lake", "maintain", "--grace", "1 day");
      rounds++;
    }
    assertThat(night.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(night.exitValue()).isZero();
  }

  private static void checkNothingIsLeft(Rides rides) {
    String again = rides.nightjar(0, "lake", "maintain", "--grace", "0 days");
    assertThat(again).contains("Removed 0 files, 0 bytes");
  }

  private static void checkLedger(Rides rides, LakeTree lake) throws IOException {
    String runs = rides.nightjar(0, "lake", "sql", LEDGER, "--format", "csv");
    String releases = rides.nightjar(0, "lake", "sql", RELEASES, "--format", "csv");
    lake.delete("ops");

    rides.nightjar(0, "lake", "rebuild-ledger");

    assertThat(runs.lines().count()).isGreaterThan(NIGHTS);
    assertThat(rides.nightjar(0, "lake", "sql", LEDGER, "--format", "csv")).isEqualTo(runs);
    assertThat(rides.nightjar(0, "lake", "sql", RELEASES, "--format", "csv")).isEqualTo(releases);
  }

  private static String digests(Rides rides, String lake, List<String> pins) {
    List<String> arguments = new ArrayList<>(List.of("digest", "--exact"));
    arguments.addAll(pins);
    return rides.nightjar(0, lake, arguments.toArray(String[]::new));
  }

  /** How many pinned versions cannot be read after a VACUUM that knows nothing of pins. */
  private static int destroyedByPlainVacuum(Rides rides, List<String> pins) {
    ProjectOptions options =
        new ProjectOptions(
            Optional.of(rides.project()),
            Optional.empty(),
            Optional.of(rides.lake("vacuumed").toString()),
            Optional.empty(),
            List.of());
    int destroyed = 0;
    try (LakeSession session = LakeSession.open(Project.open(options).environment())) {
      session.spark().conf().set("spark.databricks.delta.retentionDurationCheck.enabled", false);
      session
          .tables()
          .list()
          .forEach(
              table ->
                  session
                      .spark()
                      .sql(
                          "VACUUM delta.`%s/%s/%s` RETAIN 0 HOURS"
                              .formatted(rides.lake("vacuumed"), table.layer(), table.name())));
      for (String pin : pins) {
        destroyed += isReadable(session, pin) ? 0 : 1;
      }
    }
    return destroyed;
  }

  private static boolean isReadable(LakeSession session, String pin) {
    try {
      TableDigest.exact(session.tables().read(PinnedTable.parse(pin)));
      return true;
    } catch (Exception e) { // Spark throws what it likes
      return false;
    }
  }

  private static void report(String printed, int pins, long before, long after, int destroyed)
      throws IOException {
    String figures =
        """
        %d nights, %d kept: %d pinned versions read equal by digest
        space before %,d bytes, after %,d bytes
        a plain VACUUM makes %d of the pinned versions unreadable
        """
            .formatted(NIGHTS, KEPT, pins, before, after, destroyed);
    Files.writeString(Path.of("target", "maintenance.txt"), figures + "\n" + printed);
    System.out.println("faults: maintenance: " + figures.strip().replace("\n", "; "));
  }
}
