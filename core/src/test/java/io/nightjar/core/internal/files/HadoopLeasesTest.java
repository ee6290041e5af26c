package io.nightjar.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.lease.Holder;
import io.nightjar.core.lease.Lease;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.lease.Leases;
import io.nightjar.core.time.Nights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HadoopLeasesTest {
  private static final LeaseKey KEY = key("2013-03-01");

  @TempDir private Path lake;

  @Test
  void aSecondRunIsToldWhoHoldsItAndSinceWhen() {
    try (Lease lease = leases(60).acquire(KEY, "first")) {
      assertThat(lease.token()).isZero();
      assertThatThrownBy(() -> leases(60).acquire(KEY, "second"))
          .isInstanceOfSatisfying(
              NightjarException.class, e -> assertThat(e.type().exitCode()).isEqualTo(30))
          .hasMessageContaining("flights/ingest for 2013-03-01 is held by run first (process ")
          .hasMessageContaining(" since 20");
    }
    assertThatCode(() -> leases(60).acquire(KEY, "third").close()).doesNotThrowAnyException();
    assertThat(leases(60).live()).isEmpty();
  }

  @Test
  void onlyOverlappingNightsOfOneJobAreInTheWay() {
    try (Lease range = leases(60).acquire(key("2013-03-01..2013-03-31"), "range")) {
      assertThatThrownBy(() -> leases(60).acquire(key("2013-03-31"), "night"))
          .hasMessageContaining("held by run range");
      leases(60).acquire(key("2013-04-01"), "next").close();
      leases(60).acquire(new LeaseKey("flights", "refine", KEY.nights()), "other job").close();
      leases(60).acquire(new LeaseKey("weather", "ingest", KEY.nights()), "other").close();
      assertThat(leases(60).live()).extracting(Holder::run).containsExactly("range");
      range.check();
    }
  }

  @Test
  void aSilentHolderIsOvertakenAndThenRefused() {
    Lease silent = leases(6000).acquire(KEY, "silent");
    pause(1100);
    try (Lease next = leases(1).acquire(KEY, "next")) {
      assertThat(next.token()).isGreaterThan(silent.token());
      next.check();
      assertThatThrownBy(silent::check)
          .isInstanceOfSatisfying(
              NightjarException.class, e -> assertThat(e.type().exitCode()).isEqualTo(30))
          .hasMessageContaining("Run silent was silent for too long");
      assertThatThrownBy(() -> silent.raiseAbove(7)).hasMessageContaining("another run");
      silent.close();
      next.check();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, 86_400})
  void aClockThatStepsOvertakesNobody(long seconds) {
    try (Lease lease = leases(1).acquire(KEY, "first")) {
      Leases stepped =
          new HadoopLeases(
              new Configuration(),
              lake.toString(),
              Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds)),
              Duration.ofSeconds(1));
      assertThatThrownBy(() -> stepped.acquire(KEY, "second")).hasMessageContaining("run first");
      lease.check();
    }
  }

  @Test
  void aProcessThatIsGoneHoldsNothing() throws Exception {
    leases(60).acquire(KEY, "killed");
    Path file = onlyLease();
    String text = Files.readString(file);
    Files.writeString(
        file, text.replaceAll("\"process-start\" : \"\\d+\"", "\"process-start\" : \"1\""));

    try (Lease next = leases(60).acquire(KEY, "next")) {
      assertThat(next.token()).isEqualTo(1);
      assertThat(leases(60).live()).extracting(Holder::run).containsExactly("next");
    }
  }

  @Test
  void aTokenCanBeRaised() {
    try (Lease lease = leases(60).acquire(KEY, "first")) {
      lease.raiseAbove(41);
      assertThat(lease.token()).isEqualTo(42);
      lease.raiseAbove(7);
      assertThat(lease.token()).isEqualTo(42);
      lease.check();
    }
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Callable<Boolean>> all =
        IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> acquires("run" + i)).toList();
    int winners = 0;
    for (Future<Boolean> one : pool.invokeAll(all)) {
      winners += one.get() ? 1 : 0;
    }
    pool.shutdown();
    assertThat(winners).isEqualTo(1);
  }

  @Test
  void aDamagedLeaseHoldsNothing() throws Exception {
    leases(60).acquire(KEY, "first");
    Files.writeString(onlyLease(), "{ half");
    assertThatCode(() -> leases(60).live()).doesNotThrowAnyException();
  }

  private boolean acquires(String run) {
    try {
      return leases(60).acquire(KEY, run).token() >= 0;
    } catch (NightjarException e) {
      return false;
    }
  }

  private Path onlyLease() throws Exception {
    try (Stream<Path> files = Files.walk(lake)) {
      return files.filter(path -> path.toString().endsWith(".json")).findFirst().orElseThrow();
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LeaseKey key(String nights) {
    return new LeaseKey("flights", "ingest", Nights.parse(nights));
  }

  private Leases leases(int seconds) {
    return new HadoopLeases(
        new Configuration(), lake.toString(), Clock.systemUTC(), Duration.ofSeconds(seconds));
  }
}
