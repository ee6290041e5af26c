package io.nightjar.etl.features;

import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up what happened to one entity, with a liking for the edges of nights and windows. */
final class Timelines {
  private static final int MOST_ROWS = 14;
  private static final List<Double> ODD =
      List.of(0.0, -0.0, 1e-300, 1e300, -1e300, 0.1, 0.2, -0.3, 1e16, 1.0);
  private static final List<Double> UNBOUNDED =
      List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  private final SplittableRandom random;
  private final NightClock clock;
  private final Nights nights;

  Timelines(long seed, NightClock clock, Nights nights) {
    this.random = new SplittableRandom(seed);
    this.clock = clock;
    this.nights = nights;
  }

  /** Rows of one entity; some are corrected later, some delivered twice. */
  List<Timeline> of(String who) {
    List<Timeline> rows = new ArrayList<>();
    int size = random.nextInt(MOST_ROWS);
    for (int id = 0; id < size; id++) {
      Timeline row = row(who, id);
      rows.add(row);
      if (random.nextInt(4) == 0) {
        rows.add(random.nextInt(5) == 0 ? row : corrected(row));
      }
    }
    return rows;
  }

  /** A night of the range or just around it. */
  LocalDate night() {
    return nights.from().plusDays(random.nextInt(-2, nights.dates().size() + 1));
  }

  String kind() {
    return random.nextInt(9) == 0 ? null : random.nextInt(2) == 0 ? "a" : "b";
  }

  private Timeline row(String who, int id) {
    Instant event = random.nextInt(12) == 0 ? null : moment();
    Instant known = known(event);
    return new Timeline(
        who,
        id,
        kind(),
        values(),
        random.nextInt(6) == 0 ? null : moment(),
        random.nextInt(6) == 0 ? null : night().minusDays(random.nextInt(4)),
        night().minusDays(random.nextInt(6)),
        event,
        known);
  }

  /** The same thing, known better later: at another instant, or another day for equal instants. */
  private Timeline corrected(Timeline row) {
    Timeline other = row(row.who(), row.id());
    boolean isTie = random.nextInt(3) == 0;
    Instant known =
        isTie ? row.known() : row.known().plus(Duration.ofHours(1 + random.nextInt(60)));
    LocalDate brought = isTie ? row.brought().plusDays(1) : other.brought();
    return new Timeline(
        row.who(),
        row.id(),
        other.kind(),
        other.values(),
        other.at(),
        other.day(),
        brought,
        random.nextBoolean() ? row.event() : other.event(),
        known);
  }

  /** Somewhere in the last days, or exactly where a window of a night begins or ends. */
  private Instant moment() {
    LocalDate night = night();
    Instant asOf = clock.asOf(night);
    return switch (random.nextInt(5)) {
      case 0 -> asOf.minusSeconds(3600L * random.nextInt(9 * 24));
      case 1 -> near(asOf.atZone(clock.zone()).minusDays(random.nextInt(8)).toInstant());
      case 2 -> near(clock.cut(night.minusDays(random.nextInt(8))));
      case 3 -> near(asOf.minusSeconds(3600L * List.of(1, 30, 36).get(random.nextInt(3))));
      default -> asOf.minusSeconds(random.nextInt(9 * 24 * 3600));
    };
  }

  private Instant near(Instant instant) {
    return instant.plusNanos(1000L * random.nextInt(-1, 2));
  }

  private Instant known(Instant event) {
    if (event == null || random.nextInt(3) == 0) {
      return near(clock.asOf(night()));
    }
    return event.plusSeconds(3600L * List.of(0, 0, 1, 30, 100).get(random.nextInt(5)));
  }

  private Timeline.Values values() {
    boolean isNote = random.nextInt(5) != 0;
    return new Timeline.Values(
        random.nextInt(5) == 0 ? null : amount(),
        random.nextInt(5) == 0 ? null : random.nextInt(-3, 4),
        random.nextInt(5) == 0 ? null : Long.MAX_VALUE / 40 - random.nextInt(3),
        random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(-9999, 9999), 2),
        random.nextInt(4) == 0 ? null : random.nextBoolean(),
        isNote ? "note " + random.nextInt(4) : null);
  }

  private double amount() {
    return switch (random.nextInt(40)) {
      case 0 -> UNBOUNDED.get(random.nextInt(UNBOUNDED.size()));
      case 1, 2, 3, 4, 5, 6 -> ODD.get(random.nextInt(ODD.size()));
      default -> random.nextInt(-5, 6) + random.nextInt(100) / 100.0;
    };
  }
}
