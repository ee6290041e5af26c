package io.nightjar.etl.features;

import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project whose features use every form of declaration. */
final class Declarations {
  private static final String PIPELINE =
      """
      pipeline: oracle
      description: Features that are computed a second time by hand
      owner: {team: tests}
      time-zone: %s
      start: 2013-01-01
      sources:
        events: {format: csv, path: "{date}/events.csv", columns: events.ddl}
        people: {format: csv, path: "{date}/people.csv", columns: people.ddl}
      tables:
        silver.events: {sql: events.sql, key: [who, id]}
        silver.readings: {sql: events.sql}
        silver.people: {sql: people.sql}
      features:
        table: gold.oracle_features
        population: population.sql
        key: [who, kind]
        as-of: "%s"
        columns:
          - window:
              from: silver.events
              by: [who, kind]
              over: [1 hour, 1 day, 7 days]
              aggregate:
                rows: count(*)
                amounts: count(amount)
                amount_sum: sum(amount)
                amount_avg: avg(amount)
                amount_std: std(amount)
                amount_min: min(amount)
                amount_max: max(amount)
                n_sum: sum(n)
                n_mean: mean(n)
                n_std: std(n)
                big_sum: sum(big)
                big_avg: avg(big)
                price_sum: sum(price)
                price_avg: avg(price)
                flag_avg: avg(flag)
                flag_rate: rate(n > 0 AND flag)
                notes: distinct(note)
                notes_about: approx_distinct(note)
                note_first: first(note)
                amount_last: last(amount)
          - sql: nights.sql
          - window:
              from: silver.events
              by: [who]
              over: [1 day, 2 days, 1 week]
              kind: calendar
              where: n > 0 -- nothing else
              aggregate: {c_rows: count(*), c_avg: avg(n), c_last: last(note), c_notes: distinct(note)}
          - window:
              from: silver.events
              by: [who]
              over: [1 day, 3 days]
              kind: calendar
              time: day
              aggregate: {d_rows: count(*), d_min: min(note), d_first: first(n)}
          - window:
              from: silver.readings
              by: {who: who, favourite: kind}
              over: [36 hours, 3 days]
              time: at
              aggregate: {r_rows: count(*), r_max: max(flag), r_sum: sum(amount)}
          - lookup: {from: silver.events, by: [who], take: [amount, note], not-older-than: 30 hours}
          - lookup: {from: silver.readings, by: {who: who, favourite: kind}, take: {r_n: n, r_flag: flag}, where: n IS NOT NULL}
          - lookup: {from: silver.events, by: [who, kind], take: {k_id: id}, where: flag, not-older-than: 2 days}
          - expression:
              more: c_rows_2_days + 1
              twice: more * 2
              nothing: nullif(favourite, favourite)
      """;

  private final Path folder;

  Declarations(Path folder) {
    this.folder = folder;
  }

  BuildFeaturesConfig config(String zone, String asOf) {
    file("conf/pipelines/oracle.yaml", PIPELINE.formatted(zone, asOf));
    beside("events.ddl", "who STRING");
    beside("people.ddl", "who STRING");
    beside("events.sql", "SELECT * FROM bronze.events");
    beside("people.sql", "SELECT * FROM bronze.people");
    beside("population.sql", "SELECT who, kind, favourite FROM silver.people");
    beside("nights.sql", "SELECT who, kind, count(*) AS seen FROM silver.people GROUP BY 1, 2");
    ProjectOptions options =
        new ProjectOptions(
            Optional.of(folder), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    Plan plan = Project.open(options, Variables.of(Map.of())).plan("oracle");
    return BuildFeaturesConfig.of(plan.pipeline(), plan.job("build-features"));
  }

  private void beside(String name, String text) {
    file("conf/pipelines/oracle/" + name, text);
  }

  private void file(String name, String text) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
