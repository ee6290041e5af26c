package io.nightjar.cli.demo;

import io.nightjar.cli.generate.DayTruth;
import io.nightjar.cli.generate.FlightFiles;
import io.nightjar.cli.generate.GeneratedDay;
import io.nightjar.cli.night.NightOptions;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Everything the chapters share.
 *
 * @param story where they are told
 * @param calendar which night plays which part
 * @param days the generated days, in order
 * @param files the landing folder
 * @param engine what runs the nights
 */
record Scene(
    Story story, DemoCalendar calendar, List<GeneratedDay> days, FlightFiles files, Engine engine) {
  /** Copies the list. */
  Scene {
    days = List.copyOf(days);
  }

  GeneratedDay day(LocalDate date) {
    return days.get((int) (date.toEpochDay() - calendar.start().toEpochDay()));
  }

  /** The generated days of some nights. */
  List<GeneratedDay> days(Nights nights) {
    return nights.dates().stream().map(this::day).toList();
  }

  /** Runs one night as every night is run. */
  NightFacts run(LocalDate night) {
    return new NightFacts(engine.run(Nights.of(night), NightOptions.nightly(false)));
  }

  /** Tells the numbers of a night that must have succeeded. */
  void tellNight(NightFacts facts, LocalDate night) {
    requireExit(facts, 0, "night " + night);
    tellQuarantine(facts, misfits(List.of(day(night))));
    story.fact(
        "checks",
        "%,d, failed %,d"
            .formatted(facts.sumOfTables("checks"), facts.sumOfTables("checks-failed")));
    story.fact("predictions", "%,d for tomorrow".formatted(facts.sum("predictions")));
    requireEqual(
        "predictions of night " + night, day(night).schedule().size(), facts.sum("predictions"));
  }

  /** Tells how many rows were put aside; they must be exactly the damaged ones. */
  void tellQuarantine(NightFacts facts, int planted) {
    long quarantined = facts.sum("rows-quarantined");
    story.fact(
        "rows in",
        "%,d, of which quarantined %,d (damaged on purpose: %,d)"
            .formatted(facts.sum("rows-in"), quarantined, planted));
    requireEqual("quarantined rows", planted, quarantined);
  }

  void requireExit(NightFacts facts, int expected, String what) {
    if (facts.exitCode() != expected) {
      throw DemoErrors.wentDifferently(
          what, "exit code " + expected, "%d. %s".formatted(facts.exitCode(), facts.reason()));
    }
  }

  void requireEqual(String what, long expected, long actual) {
    if (expected != actual) {
      throw DemoErrors.wentDifferently(what, Long.toString(expected), Long.toString(actual));
    }
  }

  /** Lines that do not fit, of flights and weather together. */
  static int misfits(List<GeneratedDay> days) {
    return days.stream()
        .map(GeneratedDay::truth)
        .mapToInt(truth -> truth.allFlightMisfits() + truth.weatherMisfits())
        .sum();
  }

  /** A sum over the truth of all days. */
  long total(ToIntFunction<DayTruth> count) {
    return days.stream().map(GeneratedDay::truth).mapToInt(count).sum();
  }
}
