package io.nightjar.cli.generate;

import java.time.LocalDate;
import java.util.Set;

/**
 * How hard a day is for an airport: about 0 on an ordinary one, 1 on one in six, above 3 in a
 * blizzard. Days resemble the days before them, and the weather of an evening already belongs to
 * the next day: this is what a model can learn.
 */
final class Strain {
  private static final double PERSISTENCE = 0.6;
  private static final int MEMORY = 8;
  private static final double SCALE = 0.8;
  private static final double OWN_SHARE = 0.45;
  private static final double BLIZZARD = 3.6;

  private final Chance chance;
  private final Set<LocalDate> blizzard;

  Strain(Chance chance, Set<LocalDate> blizzard) {
    this.chance = chance;
    this.blizzard = blizzard;
  }

  boolean isBlizzard(LocalDate day) {
    return blizzard.contains(day);
  }

  /** Of a whole day. */
  double of(Airport airport, LocalDate day) {
    if (isBlizzard(day)) {
      return BLIZZARD;
    }
    return persistent("strain.region", day, 0)
        + OWN_SHARE * persistent("strain.airport", day, 1 + airport.ordinal());
  }

  /** Of an hour: at midnight that of the day begun, in the evening almost that of the next. */
  double of(Airport airport, LocalDate day, int hour) {
    double passed = hour / 24.0;
    return (1 - passed) * of(airport, day) + passed * of(airport, day.plusDays(1));
  }

  private double persistent(String what, LocalDate day, int index) {
    double sum = 0;
    double weight = SCALE;
    for (int back = 0; back < MEMORY; back++) {
      sum += weight * chance.normal(what, Chance.row(day.minusDays(back), index));
      weight *= PERSISTENCE;
    }
    return sum;
  }
}
