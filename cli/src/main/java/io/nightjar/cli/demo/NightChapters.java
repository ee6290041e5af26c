package io.nightjar.cli.demo;

import io.nightjar.cli.generate.GeneratedDay;
import java.time.LocalDate;
import java.util.List;

/** Five nights, one after the other. */
final class NightChapters {
  private static final String FLIGHTS_BY_NIGHT =
      "select _logical_date, count(*) from silver.flights"
          + " where flight_date = date'%s' group by _logical_date order by _logical_date";

  private final Scene scene;
  private final Story story;

  NightChapters(Scene scene) {
    this.scene = scene;
    this.story = scene.story();
  }

  /** A night like any other. */
  void ordinary() {
    LocalDate night = scene.calendar().ordinary();
    story.chapter("Night %s: a night like any other".formatted(night));
    story.say(
        "The flights and the weather of the day have arrived, and the schedule of tomorrow. They"
            + " are loaded, cleaned, checked, turned into features, and tomorrow is predicted.");
    scene.files().deliver(scene.day(night));
    scene.tellNight(scene.run(night), night);
  }

  /** One airport delivers nothing. */
  void incomplete() {
    LocalDate night = scene.calendar().incomplete();
    story.chapter("Night %s: JFK delivers nothing".formatted(night));
    story.say(
        "%,d flights are missing. The rest is enough for the checks, so the night goes on with"
            + " what is known.",
        scene.day(night).heldBack().size());
    scene.files().deliver(scene.day(night));
    scene.tellNight(scene.run(night), night);
  }

  /** An export gone wrong is stopped, repaired, and run again. */
  void broken() {
    LocalDate night = scene.calendar().broken();
    GeneratedDay day = scene.day(night);
    story.chapter("Night %s: a broken export is stopped by a check".formatted(night));
    story.say(
        "Somebody has exchanged origin and destination in the flights file. Every line fits"
            + " its columns, so loading it works. The check before publication does not pass:");
    scene.files().deliverBroken(day);
    NightFacts stopped = scene.run(night);
    scene.requireExit(stopped, 20, "the broken night " + night);
    story.fact("stopped by", stopped.stoppedBy().orElseThrow().job());
    story.fact("exit code", Integer.toString(stopped.exitCode()));
    story.fact("reason", stopped.reason());
    story.say(
        "Exit code 20 means: the data owner has to act, a retry alone will not help. What is"
            + " published has not changed: no row of this night is in silver.flights (%s).",
        rowsOf(night));
    story.say("The owner delivers the file again, and the same command is run once more:");
    scene.files().deliver(day);
    scene.tellNight(scene.run(night), night);
    story.fact("now in silver.flights", rowsOf(night));
  }

  /** What was missing arrives, two nights late. */
  void lateFile() {
    LocalDate night = scene.calendar().lateArrival();
    LocalDate incomplete = scene.calendar().incomplete();
    story.chapter("Night %s: the missing file of %s arrives".formatted(night, incomplete));
    scene.files().deliver(scene.day(night));
    scene.files().deliverHeldBack(scene.day(incomplete), night);
    scene.tellNight(scene.run(night), night);
    story.say(
        "The flights of %s in silver.flights, by the night in which they became known:",
        incomplete);
    List<List<String>> rows = scene.engine().sql(FLIGHTS_BY_NIGHT.formatted(incomplete));
    rows.forEach(row -> story.fact("known in night " + row.get(0), row.get(1)));
    scene.requireEqual(
        "late flights",
        scene.day(incomplete).heldBack().size(),
        Long.parseLong(rows.get(rows.size() - 1).get(1)));
    story.say(
        "They count from this night on. The features of the nights between stay as they were,"
            + " whenever they are computed again.");
  }

  /** The last night. */
  void last() {
    LocalDate night = scene.calendar().last();
    story.chapter("Night %s: the last one".formatted(night));
    scene.files().deliver(scene.day(night));
    scene.tellNight(scene.run(night), night);
  }

  private String rowsOf(LocalDate night) {
    return scene
            .engine()
            .sql(
                "select count(*) from silver.flights where _logical_date = date'%s'"
                    .formatted(night))
            .get(0)
            .get(0)
        + " rows";
  }
}
