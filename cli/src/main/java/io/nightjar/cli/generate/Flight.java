package io.nightjar.cli.generate;

import java.time.LocalDate;

/**
 * One flight of one day, as it went.
 *
 * @param day local date
 * @param line its line in the timetable
 * @param fate what became of it
 * @param tail the plane; empty for some that were cancelled, and only for those
 * @param departureDelay minutes
 * @param arrivalDelay minutes
 * @param airMinutes minutes in the air
 */
record Flight(
    LocalDate day,
    Departure line,
    Fate fate,
    String tail,
    int departureDelay,
    int arrivalDelay,
    int airMinutes) {
  static final String HEADER =
      "year,month,day,dep_time,dep_delay,arr_time,arr_delay,carrier,tailnum,flight,origin,dest,"
          + "air_time,distance,hour,minute";
  static final String SCHEDULE_HEADER = "year,month,day,carrier,flight,origin,dest,distance";

  private static final int DAY_MINUTES = 24 * 60;
  private static final int ON_THE_GROUND = 35;
  private static final int LATE_FROM = 16;

  /** Whether it did not arrive within 15 minutes of its time. */
  boolean isLate() {
    return fate != Fate.ARRIVED || arrivalDelay >= LATE_FROM;
  }

  /** Whether it left at midnight exactly, which the files write as 2400. */
  boolean leftAtMidnight() {
    return fate != Fate.CANCELLED && departureMinute() == 0;
  }

  /** Its line in flights.csv. */
  String csv() {
    boolean flown = fate != Fate.CANCELLED;
    boolean arrived = fate == Fate.ARRIVED;
    int left = departureMinute() == 0 ? DAY_MINUTES : departureMinute();
    return String.join(
        ",",
        date(),
        flown ? clock(departureMinute()) : "",
        flown ? Decimals.whole(departureDelay) : "",
        arrived ? clock(arrivalMinute()) : "",
        arrived ? Decimals.whole(arrivalDelay) : "",
        line.carrier().code(),
        tail,
        Integer.toString(line.flight()),
        line.origin().name(),
        line.destination().faa(),
        arrived ? Decimals.whole(airMinutes) : "",
        Decimals.whole(line.miles()),
        flown ? Decimals.whole(left / 60) : "",
        flown ? Decimals.whole(left % 60) : "");
  }

  /** Its line in the schedule that is published the evening before. */
  String scheduleCsv() {
    return String.join(
        ",",
        date(),
        line.carrier().code(),
        Integer.toString(line.flight()),
        line.origin().name(),
        line.destination().faa(),
        Decimals.whole(line.miles()));
  }

  private String date() {
    return day.getYear() + "," + day.getMonthValue() + "," + day.getDayOfMonth();
  }

  private int departureMinute() {
    return Math.floorMod(line.minute() + departureDelay, DAY_MINUTES);
  }

  private int arrivalMinute() {
    int ground = ON_THE_GROUND + 60 * line.destination().hoursFromNewYork();
    return Math.floorMod(line.minute() + airMinutes + ground + arrivalDelay, DAY_MINUTES);
  }

  private static String clock(int minute) {
    int shown = minute == 0 ? DAY_MINUTES : minute;
    return Integer.toString(shown / 60 * 100 + shown % 60);
  }
}
