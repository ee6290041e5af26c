package io.nightjar.cli.generate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The hourly weather of the three airports, by local hour: a day has 23 hours when clocks go
 * forward and the same hour twice when they go back; some hours are missing.
 */
final class WeatherMaker {
  static final String HEADER =
      "origin,year,month,day,hour,temp,dewp,humid,wind_dir,wind_speed,wind_gust,precip,pressure,"
          + "visib,time_hour";
  static final int WIND_SPEED = 9;

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final double MISSING = 0.006;
  private static final double NO_PRESSURE = 0.1;
  private static final long KNOT = 115078;
  private static final int GUSTY = 14;
  private static final int[] CELSIUS = {0, 1, 6, 12, 17, 22, 25, 24, 20, 14, 8, 3};

  private final Chance chance;
  private final Strain strain;

  WeatherMaker(Chance chance, Strain strain) {
    this.chance = chance;
    this.strain = strain;
  }

  /** Speeds as the files write them: whole knots in miles per hour. */
  static String milesPerHour(int knots) {
    return Decimals.scaled(knots * KNOT, 5);
  }

  /** The lines of one local day, airport by airport. */
  List<String> on(LocalDate day) {
    List<String> lines = new ArrayList<>();
    for (Airport airport : Airport.values()) {
      Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
      Instant hour = day.atStartOfDay(ZONE).toInstant();
      for (; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
        long row = hour.getEpochSecond() / 3600 * 4 + airport.ordinal();
        if (!chance.happens(MISSING, "weather.missing", row)) {
          lines.add(line(airport, hour, row));
        }
      }
    }
    return lines;
  }

  private String line(Airport airport, Instant instant, long row) {
    ZonedDateTime local = instant.atZone(ZONE);
    double hardness = strain.of(airport, local.toLocalDate(), local.getHour());
    return String.join(
        ",",
        airport.name(),
        Integer.toString(local.getYear()),
        Integer.toString(local.getMonthValue()),
        Integer.toString(local.getDayOfMonth()),
        Integer.toString(local.getHour()),
        air(local, row),
        wind(hardness, row),
        sky(hardness, row),
        instant.toString().replace('T', ' ').replace("Z", "+00:00"));
  }

  private String air(ZonedDateTime local, long row) {
    int next = local.getMonthValue() % 12;
    int base = CELSIUS[local.getMonthValue() - 1];
    int month = 10 * base + (CELSIUS[next] - base) * local.getDayOfMonth() / 3;
    int warmth = 30 - 5 * Math.abs(local.getHour() - 15);
    long tenths = (long) month + warmth + Math.round(20 * chance.normal("weather.temp", row));
    long spread = 20L + chance.below(120, "weather.dewp", row);
    return String.join(
        ",",
        Decimals.scaled(3200 + 18 * tenths, 2),
        Decimals.scaled(3200 + 18 * (tenths - spread), 2),
        Decimals.scaled(10000 - 42 * spread, 2));
  }

  private String wind(double hardness, long row) {
    int knots = Math.max(0, (int) (8 + 4 * hardness + 2 * chance.normal("weather.wind", row)));
    String gust = knots >= GUSTY ? milesPerHour(knots + 8) : "";
    int direction = knots == 0 ? 0 : 10 * chance.below(37, "weather.direction", row);
    return String.join(",", Decimals.whole(direction), milesPerHour(knots), gust);
  }

  private String sky(double hardness, long row) {
    double wet = Math.max(0, hardness - 0.8 + 0.4 * chance.normal("weather.wet", row));
    long hundredths = Math.round(8 * wet);
    long pressure = Math.round(10180 - 45 * hardness + 15 * chance.normal("weather.pressure", row));
    long visibility = hundredths == 0 ? 20 : Math.max(1, Math.round(18 - 5 * wet));
    return String.join(
        ",",
        Decimals.scaled(hundredths, 2),
        chance.happens(NO_PRESSURE, "weather.no-pressure", row) ? "" : Decimals.scaled(pressure, 1),
        Decimals.scaled(visibility * 5, 1));
  }
}
