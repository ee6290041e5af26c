package io.nightjar.cli.generate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Flies the timetable. Whether a flight is late is drawn with a probability that depends on what is
 * known the evening before (carrier, route, weather, yesterday) and on what is not.
 */
final class FlightMaker {
  private static final double BASE = -1.45;
  private static final double OF_STRAIN = 0.6;
  private static final double OF_YESTERDAY = 1.6;
  private static final double CANCELLED = 0.012;
  private static final double CANCELLED_IN_BLIZZARD = 0.54;
  private static final double DIVERTED = 0.0035;
  private static final double NO_TAIL = 0.3;
  private static final double UNTIL_MIDNIGHT = 0.03;
  private static final int EVENING = 22 * 60;
  private static final int DAY = 24 * 60;
  private static final Map<DayOfWeek, Double> OF_WEEKDAY =
      Map.of(
          DayOfWeek.TUESDAY, -0.1,
          DayOfWeek.THURSDAY, 0.2,
          DayOfWeek.FRIDAY, 0.2,
          DayOfWeek.SATURDAY, -0.35);

  private final Chance chance;
  private final Strain strain;
  private final Timetable timetable;
  private final Planes planes;

  FlightMaker(Chance chance, Strain strain, Timetable timetable, Planes planes) {
    this.chance = chance;
    this.strain = strain;
    this.timetable = timetable;
    this.planes = planes;
  }

  /** Every flight of a day, after a day that went like {@code yesterday}. */
  List<Flight> on(LocalDate day, LateShares yesterday) {
    return timetable.on(day).stream().map(line -> fly(day, line, yesterday)).toList();
  }

  private Flight fly(LocalDate day, Departure line, LateShares yesterday) {
    long row = Chance.row(day, line.index());
    double hardness = strain.of(line.origin(), day);
    Fate fate = fate(day, hardness, row);
    boolean late = chance.happens(lateProbability(day, line, yesterday), "flights.late", row);
    int arrival = late ? lateBy(hardness, row) : punctual(row);
    int departure = (int) Math.round(arrival + 6 + 7 * chance.normal("flights.taxi", row));
    if (late && line.minute() >= EVENING && chance.happens(UNTIL_MIDNIGHT, "flights.2400", row)) {
      departure = DAY - line.minute();
    }
    boolean noTail = fate == Fate.CANCELLED && chance.happens(NO_TAIL, "flights.no-tail", row);
    return new Flight(
        day,
        line,
        fate,
        noTail ? "" : planes.of(line, row),
        Math.max(-25, departure),
        arrival,
        airMinutes(line, row));
  }

  private Fate fate(LocalDate day, double hardness, long row) {
    double cancelled =
        strain.isBlizzard(day)
            ? CANCELLED_IN_BLIZZARD
            : CANCELLED * (1 + Math.max(0, hardness - 1) * 3);
    if (chance.happens(cancelled, "flights.cancelled", row)) {
      return Fate.CANCELLED;
    }
    return chance.happens(DIVERTED, "flights.diverted", row) ? Fate.DIVERTED : Fate.ARRIVED;
  }

  private double lateProbability(LocalDate day, Departure line, LateShares yesterday) {
    double logit =
        BASE
            + line.tendency()
            + OF_STRAIN * strain.of(line.origin(), day)
            + OF_YESTERDAY * yesterday.excess(line)
            + OF_WEEKDAY.getOrDefault(day.getDayOfWeek(), 0.0);
    return 1 / (1 + StrictMath.exp(-logit));
  }

  private int lateBy(double hardness, long row) {
    double mean = 38 + 14 * Math.max(0, hardness);
    return 16 + Math.min(1200, (int) (mean * chance.waiting("flights.delay", row)));
  }

  private int punctual(long row) {
    return 15
        - (int) (26 * (chance.uniform("flights.early", row) + chance.uniform("flights.calm", row)));
  }

  private int airMinutes(Departure line, long row) {
    double minutes = line.miles() / 7.7 + 18 + 5 * chance.normal("flights.air", row);
    return Math.max(20, (int) minutes);
  }
}
