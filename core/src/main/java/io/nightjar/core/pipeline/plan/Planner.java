package io.nightjar.core.pipeline.plan;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.ScoringSpec;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.graph.LoadedPipeline;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.Digests;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Resolves a pipeline into jobs. Tables with a suite pass three jobs (stage, check, publish),
 * tables that are changed key by key at least two (stage, apply), others are written at once;
 * whoever reads a table is pinned to the job that published it. Tables that read other refined
 * tables follow in later steps, {@code refine-2} and so on. Training comes last: its model serves
 * from the next night on. Stages with nothing to do are left out.
 */
public final class Planner {
  private static final String ETL = "etl";

  private final LoadedPipeline loaded;
  private final Pipeline pipeline;
  private final JobConfigs configs;
  private final Map<TableName, String> publisher = new TreeMap<>();
  private final List<PlannedJob> jobs = new ArrayList<>();

  /** Plans this pipeline, with the owners of what it uses. */
  public Planner(LoadedPipeline loaded) {
    this.loaded = loaded;
    this.pipeline = loaded.pipeline();
    this.configs = new JobConfigs(loaded);
  }

  /** The jobs in an order that works; to be asked once. */
  public Plan plan() {
    pipeline.uses().forEach(use -> publisher.put(use.table(), use.maker()));
    if (!pipeline.sources().isEmpty()) {
      ingest();
    }
    List<List<TableSpec>> levels = loaded.graph().levels();
    for (int i = 0; i < levels.size(); i++) {
      level(levels.get(i), i == 0 ? "" : "-" + (i + 1));
    }
    pipeline.features().ifPresent(this::features);
    pipeline.scoring().ifPresent(this::score);
    pipeline.training().ifPresent(training -> train());
    return new Plan(pipeline, jobs, Digests.sha256(configs.all().toString()));
  }

  private void ingest() {
    List<TableName> outputs = new ArrayList<>();
    for (Source source : pipeline.sources()) {
      outputs.add(source.table());
      outputs.add(source.quarantine());
      publisher.put(source.table(), "ingest");
    }
    List<String> subjects = pipeline.sources().stream().map(Source::name).toList();
    jobs.add(
        new PlannedJob(
            "ingest", "ingest", ETL, Map.of(), outputs, List.of(), subjects, configs.ingest()));
  }

  /** Aggregates by date have a job each, so that one date of one of them can be computed anew. */
  private void level(List<TableSpec> tables, String suffix) {
    List<TableSpec> usual = tables.stream().filter(each -> !each.policy().isByDate()).toList();
    if (!usual.isEmpty()) {
      refine(usual, "refine" + suffix, "tables" + suffix);
    }
    for (TableSpec table : tables) {
      if (table.policy().isByDate()) {
        String what = table.name().toString().replace('.', '-');
        refine(List.of(table), "aggregate-" + what, what);
      }
    }
  }

  private void refine(List<TableSpec> tables, String name, String what) {
    List<TableName> names = tables.stream().map(TableSpec::name).toList();
    List<TableName> staged =
        tables.stream().filter(TableSpec::isStaged).map(TableSpec::name).toList();
    List<TableName> audited =
        tables.stream().filter(each -> each.suite().isPresent()).map(TableSpec::name).toList();
    Set<TableName> reads = loaded.graph().readsOfAll(tables.stream().map(TableSpec::sql).toList());
    Map<TableName, String> inputs = inputs(reads);
    jobs.add(
        new PlannedJob(
            name,
            "refine",
            ETL,
            inputs,
            names.stream().map(each -> staged.contains(each) ? each.staged() : each).toList(),
            after(inputs),
            texts(names),
            configs.refine(tables, reads)));
    names.forEach(each -> publisher.put(each, name));
    auditAndPublish(audited, name, what);
    List<TableName> applied = staged.stream().filter(each -> !audited.contains(each)).toList();
    publish(applied, "apply-" + what, name);
  }

  private void features(FeatureSpec features) {
    String name = "build-features";
    Map<TableName, String> inputs = inputs(loaded.graph().featureReads(features));
    boolean isAudited = features.suite().isPresent();
    TableName output = isAudited ? features.table().staged() : features.table();
    jobs.add(
        new PlannedJob(
            name,
            name,
            ETL,
            inputs,
            List.of(output),
            after(inputs),
            List.of(features.table().toString()),
            configs.features(inputs.keySet())));
    publisher.put(features.table(), name);
    auditAndPublish(isAudited ? List.of(features.table()) : List.of(), name, "features");
  }

  /** Check, then publication, of what a job has staged. */
  private void auditAndPublish(List<TableName> tables, String stagedBy, String what) {
    if (tables.isEmpty()) {
      return;
    }
    String validate = "validate-" + what;
    String publish = "publish-" + what;
    Map<TableName, String> staged = new TreeMap<>();
    tables.forEach(each -> staged.put(each.staged(), stagedBy));
    staged.putAll(inputs(loaded.graph().suiteReads(tables)));
    Set<TableName> quarantined = loaded.graph().quarantined(tables);
    List<TableName> divided = new ArrayList<>();
    quarantined.forEach(each -> divided.addAll(List.of(each.accepted(), each.quarantine())));
    jobs.add(
        new PlannedJob(
            validate,
            "validate",
            "validation",
            unmodifiable(staged),
            divided,
            after(staged),
            texts(tables),
            configs.suites(tables, purposes(tables))));
    Map<TableName, String> accepted = new TreeMap<>();
    for (TableName table : tables) {
      boolean isDivided = quarantined.contains(table);
      accepted.put(isDivided ? table.accepted() : table.staged(), isDivided ? validate : stagedBy);
    }
    List<String> after = quarantined.isEmpty() ? List.of(stagedBy, validate) : List.of(validate);
    publish(tables, publish, accepted, after);
  }

  private Map<TableName, Purpose> purposes(List<TableName> tables) {
    Purposes all = new Purposes(loaded);
    Map<TableName, Purpose> found = new TreeMap<>();
    for (TableName table : loaded.graph().withPurposes(tables)) {
      all.of(table).ifPresent(purpose -> found.put(table, purpose));
    }
    return found;
  }

  /** Publication of what a job has staged. */
  private void publish(List<TableName> tables, String name, String stagedBy) {
    Map<TableName, String> staged = new TreeMap<>();
    tables.forEach(each -> staged.put(each.staged(), stagedBy));
    publish(tables, name, staged, List.of(stagedBy));
  }

  private void publish(
      List<TableName> tables, String name, Map<TableName, String> staged, List<String> after) {
    if (tables.isEmpty()) {
      return;
    }
    jobs.add(
        new PlannedJob(
            name,
            "publish",
            ETL,
            unmodifiable(staged),
            tables,
            after,
            texts(tables),
            configs.publish(tables)));
    tables.forEach(each -> publisher.put(each, name));
  }

  private void score(ScoringSpec scoring) {
    Map<TableName, String> inputs = inputs(Set.of(pipeline.features().orElseThrow().table()));
    jobs.add(
        new PlannedJob(
            "score",
            "score",
            "scoring",
            inputs,
            List.of(scoring.table()),
            after(inputs),
            List.of(scoring.table().toString()),
            configs.score()));
  }

  private void train() {
    Set<TableName> reads = loaded.graph().readsOfAll(List.of(pipeline.label().orElseThrow().sql()));
    TableName features = pipeline.features().orElseThrow().table();
    reads.add(features);
    Map<TableName, String> inputs = inputs(reads);
    jobs.add(
        new PlannedJob(
            "train",
            "train",
            "training",
            inputs,
            List.of(),
            after(inputs),
            List.of(features.toString()),
            configs.train(reads)));
  }

  private Map<TableName, String> inputs(Set<TableName> reads) {
    Map<TableName, String> inputs = new TreeMap<>();
    reads.forEach(table -> inputs.put(table, publisher.getOrDefault(table, "")));
    return unmodifiable(inputs);
  }

  /** The jobs behind the inputs, in the order of the plan. */
  private List<String> after(Map<TableName, String> inputs) {
    return jobs.stream().map(PlannedJob::name).filter(inputs::containsValue).toList();
  }

  private static Map<TableName, String> unmodifiable(Map<TableName, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static List<String> texts(List<TableName> names) {
    return names.stream().map(TableName::toString).toList();
  }
}
