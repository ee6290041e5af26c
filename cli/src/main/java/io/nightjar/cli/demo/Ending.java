package io.nightjar.cli.demo;

import java.time.LocalDate;
import java.util.List;

/** What came of it, and where to look. */
final class Ending {
  private static final String RIGHT_OR_WRONG =
      "select case when p.prediction then 'said late' else 'said punctual' end,"
          + " count(*), round(100 * avg(case when f.late then 1.0 else 0.0 end), 1)"
          + " from gold.flights_predictions p join silver.flights f"
          + " on p.flight_date = f.flight_date and p.carrier = f.carrier and p.flight = f.flight"
          + " and p.origin = f.origin and p.dest = f.dest group by 1 order by 1";

  private final Scene scene;
  private final Story story;
  private final DemoFolder folder;

  Ending(Scene scene, DemoFolder folder) {
    this.scene = scene;
    this.story = scene.story();
    this.folder = folder;
  }

  /** How the predictions of the nights before the last turned out. */
  void outcome() {
    story.chapter("Were the predictions any good?");
    story.say("The flights predicted in these nights, but for the last, have been flown by now:");
    List<List<String>> rows = scene.engine().sql(RIGHT_OR_WRONG);
    rows.forEach(
        row ->
            story.fact(
                row.get(0),
                "%s flights, %s %% of them were late".formatted(row.get(1), row.get(2))));
  }

  /** Commands for the reader. */
  void whereToLook() {
    LocalDate night = scene.calendar().incomplete();
    story.chapter("Where to look");
    story.fact("lake", folder.lake().toString());
    story.fact("landing folder", folder.landing().toString());
    story.fact("what was planted", folder.truth().toString());
    story.fact("manifests", folder.lake() + "/_nightjar/runs/flights/");
    story.say("Try:");
    sql("select * from gold.flights_predictions order by score desc limit 10");
    sql("select column, reason, record from quarantine.flights limit 10");
    sql("select nights, job, status, started_at from ops.runs order by started_at");
    sql(
        "select _logical_date, count(*) from silver.flights where flight_date = '%s' group by 1"
            .formatted(night));
    story.command("./nightjar history silver.flights --lake " + folder.lake());
    story.command("./nightjar explain flights");
  }

  private void sql(String query) {
    story.command("./nightjar sql \"%s\" --lake %s".formatted(query, folder.lake()));
  }
}
