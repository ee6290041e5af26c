package io.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.Environment;
import io.nightjar.core.lease.Lease;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.time.Nights;
import io.nightjar.core.verify.Proof;
import io.nightjar.core.verify.Verifier;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class JobRunnerTest {
  private static final PinnedTable STAGED = new PinnedTable(ToyPlans.STAGE, 0);

  private final ToyJobs jobs = new ToyJobs();

  @TempDir private Path lake;
  private LakeSession session;

  @BeforeEach
  void open(SparkSession spark) {
    Environment local =
        new Environment("local", lake.toString(), lake.toString(), "local[2]", Map.of());
    session = LakeSession.on(spark, local, Clock.systemUTC());
  }

  @Test
  void chainsJobsByTheirManifests() {
    RunManifest make = run("make", "a");
    RunManifest check = run("check", "a");
    RunManifest publish = run("publish", "a");

    assertThat(make.outputs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("digest", "isWhole")
        .containsExactly(new TableCommit(STAGED, true, 1, "", false));
    assertThat(check.inputs()).containsExactly(STAGED);
    assertThat(publish.inputs()).containsExactly(STAGED);
    assertThat(publish.outcome()).isEqualTo(new Succeeded(Map.of("rows", 1L), List.of(), ""));
    assertThat(session.manifests().all()).containsExactly(make, check, publish);
    assertThat(session.tables().history(ToyPlans.TOYS).get(0).origin().run())
        .isEqualTo(publish.runId());
  }

  @Test
  void doesNothingTwice() {
    RunManifest first = run("make", "a");
    RunManifest second = run("make", "a");
    RunManifest third = run("make", "a");
    RunManifest other = run("make", "b");

    assertThat(jobs.ran).containsExactly("make", "make");
    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(second.outputs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("digest", "isWhole")
        .containsExactly(new TableCommit(STAGED, false, 1, "", false));
    assertThat(third.outcome())
        .isEqualTo(new Succeeded(first.outcome().metrics(), List.of(), first.runId()));
    assertThat(other.outputs().get(0).table().version()).isEqualTo(1);
  }

  @Test
  void runsAgainWhenSomethingOutsideChanged() {
    run("make", "a");
    jobs.external = "another file";
    assertThat(run("make", "a").outputs().get(0).isNew()).isTrue();
  }

  @Test
  void aRejectionStopsWhatComesAfter() {
    run("make", "rejected");
    RunManifest check = run("check", "rejected");
    RunManifest publish = run("publish", "rejected");

    assertThat(check.outcome())
        .isEqualTo(new Rejected(Map.of("rows", 1L), List.of(), "toys are bad"));
    assertThat(check.outcome().exitCode()).isEqualTo(20);
    assertThat(publish.outcome()).isInstanceOf(Failed.class);
    assertThat(publish.outcome().exitCode()).isEqualTo(10);
    assertThat(session.tables().findLatest(ToyPlans.TOYS)).isEmpty();
  }

  @Test
  void publishesOnlyTheVersionThatWasAccepted() {
    run("make", "a");
    run("check", "a");
    jobs.external = "another file";
    run("make", "a");
    RunManifest tooEarly = run("publish", "a");
    run("check", "a");

    assertThat(((Failed) tooEarly.outcome()).message())
        .startsWith(
            "Job check has not succeeded for 2013-03-01, so the version of "
                + "stage.silver.toys@v1 to read is unknown.");
    assertThat(run("publish", "a").inputs()).containsExactly(new PinnedTable(ToyPlans.STAGE, 1));
  }

  @Test
  void aFailureLeavesAManifestAndARerunRepairs() {
    RunManifest broken = run("make", "broken");
    assertThat(broken.outcome())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.code()).isEqualTo("UNEXPECTED");
              assertThat(failed.exitCode()).isEqualTo(1);
              assertThat(failed.message()).contains("IllegalStateException: planted");
            });
    assertThat(broken.outputs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("digest", "isWhole")
        .containsExactly(new TableCommit(STAGED, true, 1, "", false));
    assertThat(run("check", "broken").outcome().exitCode()).isEqualTo(10);
    assertThat(run("make", "broken").outputs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("digest", "isWhole")
        .containsExactly(new TableCommit(STAGED, false, 1, "", false));
  }

  @Test
  void anUndeclaredCheckedExceptionLeavesAManifestToo() {
    assertThat(run("make", "unresolved").outcome().status()).isEqualTo("failed");
    assertThat(session.manifests().all()).hasSize(1);
  }

  /** Hadoop throws an Error for it, not an exception. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatFailsIsAFailureOfTheStorage() {
    assertThat(run("make", "broken disk").outcome())
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.exitCode()).isEqualTo(40);
              assertThat(failed.message()).contains("Input/output error");
            });
  }

  @Test
  void anErrorIsThrownOnAfterTheManifest() {
    assertThatThrownBy(() -> run("make", "error"))
        .isInstanceOf(NoClassDefFoundError.class)
        .hasMessage("planted");
    assertThat(session.manifests().all())
        .singleElement()
        .satisfies(manifest -> assertThat(manifest.outcome().exitCode()).isEqualTo(1));
  }

  @Test
  void takesPinsOfTheSameNightsOnly() {
    run("make", "a");
    RunRequest other =
        new RunRequest(
            ToyPlans.plan("a"), ToyPlans.plan("a").job("check"), Nights.parse("2013-03-02"));
    assertThat(((Failed) session.runner().run(jobs, other).outcome()).code())
        .isEqualTo("UPSTREAM_RUN_MISSING");
  }

  @Test
  void aSecondRunOfTheSameNightIsRefusedWhileOneLives() {
    LeaseKey key = new LeaseKey("toys", "make", ToyPlans.NIGHT);
    try (Lease lease = session.leases().acquire(key, "the other run")) {
      lease.check();
      RunManifest refused = run("make", "a");
      assertThat(refused.outcome())
          .isInstanceOfSatisfying(
              Failed.class,
              failed -> {
                assertThat(failed.exitCode()).isEqualTo(30);
                assertThat(failed.message()).contains("toys/make for 2013-03-01", "the other run");
              });
      assertThat(refused.token()).isEqualTo(-1);
      assertThat(jobs.ran).isEmpty();
    }
    assertThat(run("make", "a").outcome().exitCode()).isZero();
    assertThat(session.leases().live()).isEmpty();
  }

  @Test
  void theLastJobOfANightReleasesWhatBelongsTogether() {
    run("make", "a");
    run("check", "a");
    RunManifest last = run("publish", "a");
    RunManifest repeated = run("publish", "a");

    assertThat(last.release()).containsExactly(Map.entry(ToyPlans.TOYS, 0L));
    assertThat(repeated.release()).isEmpty();
    session.ledger().record(session.manifests().all());
    session.ledger().record(session.manifests().all());
    assertThat(session.ledger().release(ToyPlans.NIGHT.to()))
        .containsExactly(Map.entry(ToyPlans.TOYS, 0L));
    assertThatThrownBy(() -> session.ledger().release(ToyPlans.NIGHT.to().plusDays(1)))
        .hasMessageContaining("There is no release for 2013-03-02");
  }

  @Test
  void runsAgainOnlyIfAsked() {
    RunManifest first = run("make", "a");
    RunRequest usual = ToyPlans.request("make", "a");
    RunRequest again = new RunRequest(usual.plan(), usual.job(), usual.nights(), true);
    RunManifest second = session.runner().run(jobs, again);

    assertThat(second.outputs().get(0).table().version()).isEqualTo(1);
    assertThat(second.outputs().get(0).digest()).isEqualTo(first.outputs().get(0).digest());
    assertThat(second.token()).isGreaterThan(first.token());
  }

  @Test
  void provesWhatItWroteUntilSomebodyChangesIt(SparkSession spark) {
    run("make", "a");
    run("check", "a");
    RunManifest last = run("publish", "a");
    Verifier verifier = new Verifier(session.manifests(), session.tables(), session::healing);
    assertThat(verifier.night("toys", ToyPlans.NIGHT.to()))
        .extracting(Proof::outcome)
        .containsExactly(Proof.Outcome.PROVEN, Proof.Outcome.PROVEN);
    PinnedTable published = last.outputs().get(0).table();
    String path = lake.resolve("silver/toys").toString();
    Dataset<Row> rows = session.tables().read(published);
    rows.union(rows).write().format("delta").mode("overwrite").save(path);

    assertThat(verifier.table(published)).extracting(Proof::detail).containsExactly("1 rows");
    assertThat(verifier.table(new PinnedTable(ToyPlans.TOYS, 1)))
        .singleElement()
        .satisfies(proof -> assertThat(proof.outcome()).isEqualTo(Proof.Outcome.BROKEN))
        .satisfies(proof -> assertThat(proof.detail()).isEqualTo("2 rows instead of 1"));
  }

  private RunManifest run(String job, String setting) {
    return session.runner().run(jobs, ToyPlans.request(job, setting));
  }
}
