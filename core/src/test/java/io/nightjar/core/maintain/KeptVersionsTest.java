package io.nightjar.core.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.maintain.Reason.Kind;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeptVersionsTest {
  private static final TableName TABLE = TableName.of("silver", "rides");
  private static final LocalDate NIGHT = LocalDate.of(2013, 3, 8);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final TableVersions TEN = versions(0, 10);

  @Test
  void keepsWhatCountsAndTheNewest() {
    Pin old = pin(2, NIGHT.minusDays(30));
    Pin young = pin(8, NIGHT);
    Pin model = new Pin(at(4), new Reason(Kind.MODEL, "rides@2013-02-01.0"), Optional.empty());

    assertThat(kept(List.of(old, young, model), List.of(young, model), Instant.MAX).versions())
        .containsExactly(4L, 8L, 9L, 10L);
  }

  @Test
  void countsUnnamedVersionsFromTheNewestPinEvenIfItsNightIsOver() {
    assertThat(kept(List.of(pin(7, NIGHT.minusDays(30))), List.of(), Instant.MAX).versions())
        .containsExactly(8L, 9L, 10L);
  }

  @Test
  void keepsOnlyTheNewestOfATableThatNobodyNames() {
    assertThat(kept(List.of(), List.of(), Instant.MAX).versions()).containsExactly(10L);
  }

  @Test
  void keepsWhatWasTheNewestWithinTheGrace() {
    assertThat(kept(List.of(), List.of(), START.plusSeconds(8)).versions())
        .containsExactly(7L, 8L, 9L, 10L);
  }

  @Test
  void saysWhichVersionsTheLogDoesNotHave() {
    Pin gone = pin(3, NIGHT);
    TableVersions trimmed = versions(5, 10);
    KeptVersions kept = KeptVersions.of(TABLE, List.of(gone), List.of(gone), trimmed, Instant.MAX);

    assertThat(kept.missing(trimmed)).containsExactly(3L);
    assertThat(kept.reasons().get(3L)).containsExactly(gone.reason());
  }

  @Test
  void countsNightsFromADateAndNeverFromTheClock() {
    Retention retention =
        new Retention(java.util.Map.of("silver", 3, "stage", 1, "*", 10), java.time.Duration.ZERO);

    assertThat(retention.keptFrom(TABLE, NIGHT)).isEqualTo(NIGHT.minusDays(2));
    assertThat(retention.keptFrom(TABLE.staged(), NIGHT)).isEqualTo(NIGHT);
    assertThat(retention.keptFrom(TableName.of("lab", "x"), NIGHT)).isEqualTo(NIGHT.minusDays(9));
    assertThat(pin(1, NIGHT.minusDays(2)).isKeptFrom(NIGHT.minusDays(2))).isTrue();
    assertThat(pin(1, NIGHT.minusDays(3)).isKeptFrom(NIGHT.minusDays(2))).isFalse();
  }

  private static KeptVersions kept(List<Pin> all, List<Pin> counting, Instant inUseSince) {
    return KeptVersions.of(TABLE, all, counting, TEN, inUseSince);
  }

  private static Pin pin(long version, LocalDate night) {
    return new Pin(at(version), new Reason(Kind.RUN, night.toString()), Optional.of(night));
  }

  private static PinnedTable at(long version) {
    return new PinnedTable(TABLE, version);
  }

  /** Committed one second after the other. */
  private static TableVersions versions(long oldest, long newest) {
    TreeMap<Long, Instant> moments = new TreeMap<>();
    LongStream.rangeClosed(oldest, newest)
        .forEach(version -> moments.put(version, START.plusSeconds(version)));
    return new TableVersions(moments);
  }
}
