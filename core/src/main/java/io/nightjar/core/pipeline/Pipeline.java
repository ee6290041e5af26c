package io.nightjar.core.pipeline;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.NightClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One pipeline file, checked: what is loaded, refined, predicted and by whom it is owned.
 *
 * @param name unique in a lake
 * @param description one sentence for people
 * @param owner who answers for it
 * @param clock the pipeline's zone and as-of rule
 * @param start its first night
 * @param schedule when it runs
 * @param uses tables of other pipelines
 * @param sources raw files, in file order
 * @param tables refined tables, in file order
 * @param features the feature table, if it has one
 * @param label what is predicted, if anything
 * @param training how models are trained, if they are
 * @param scoring what is predicted nightly, if anything
 * @param alerts who is told of failed expectations
 */
public record Pipeline(
    String name,
    String description,
    Owner owner,
    NightClock clock,
    LocalDate start,
    Schedule schedule,
    List<Use> uses,
    List<Source> sources,
    List<TableSpec> tables,
    Optional<FeatureSpec> features,
    Optional<LabelSpec> label,
    Optional<TrainingSpec> training,
    Optional<ScoringSpec> scoring,
    AlertSpec alerts) {
  /** Copies the lists. */
  public Pipeline {
    uses = List.copyOf(uses);
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
  }

  /** The key of every refined table that can be read, of other pipelines as well. */
  public Map<TableName, List<String>> keys() {
    Map<TableName, List<String>> keys = new LinkedHashMap<>();
    tables.forEach(table -> keys.put(table.name(), table.key()));
    uses.forEach(use -> keys.put(use.table(), use.key()));
    return keys;
  }

  /** The same with the owners of what it uses, in place of the uses it has. */
  public Pipeline using(List<Use> resolved) {
    return new Pipeline(
        name,
        description,
        owner,
        clock,
        start,
        schedule,
        resolved,
        sources,
        tables,
        features,
        label,
        training,
        scoring,
        alerts);
  }

  /**
   * Who answers for a pipeline.
   *
   * @param team name of the team
   * @param mail addresses, may be empty
   */
  public record Owner(String team, List<String> mail) {
    /** Copies the list. */
    public Owner {
      mail = List.copyOf(mail);
    }
  }

  /**
   * When a pipeline runs, as cron expressions of five fields in its time zone.
   *
   * @param nightly when the night's run starts, on the day after the night
   * @param train when training is due
   * @param maintain when its tables are maintained
   * @param due by when a night must be published, on the day its run starts
   * @param until the last night that runs by itself
   */
  public record Schedule(
      Optional<String> nightly,
      Optional<String> train,
      Optional<String> maintain,
      Optional<LocalTime> due,
      Optional<LocalDate> until) {
    /** Runs only when asked. */
    public static final Schedule NEVER =
        new Schedule(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * How long a night may take: from its start to when it is due; empty if it is never due.
     *
     * @throws IllegalArgumentException if {@code nightly} is not a cron expression
     */
    public Optional<Duration> dueAfter() {
      return nightly
          .map(CronTimes::parse)
          .flatMap(CronTimes::timeOfDay)
          .flatMap(start -> due.map(time -> Duration.between(start, time)));
    }
  }
}
