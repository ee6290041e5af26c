package io.nightjar.core.pipeline.graph;

import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which table of a pipeline reads which, taken from the SQL. */
public final class TableGraph {
  private final Pipeline pipeline;
  private final Function<SqlText, Set<TableName>> references;

  /**
   * The graph of a pipeline.
   *
   * @param pipeline what was read, even if it has problems
   * @param references the tables that a query names; none for queries with problems
   */
  public TableGraph(Pipeline pipeline, Function<SqlText, Set<TableName>> references) {
    this.pipeline = pipeline;
    this.references = references;
  }

  /** The tables a query names, sorted. */
  public Set<TableName> reads(SqlText sql) {
    return new TreeSet<>(references.apply(sql));
  }

  /** The tables that all these queries name, sorted. */
  public Set<TableName> readsOfAll(List<SqlText> queries) {
    Set<TableName> all = new TreeSet<>();
    queries.forEach(sql -> all.addAll(reads(sql)));
    return all;
  }

  /** What the rules of these tables look at besides the tables themselves. */
  public Set<TableName> suiteReads(Collection<TableName> tables) {
    Set<TableName> all = new TreeSet<>();
    pipeline.tables().stream()
        .filter(table -> tables.contains(table.name()))
        .forEach(table -> table.suite().ifPresent(suite -> all.addAll(reads(suite))));
    pipeline
        .features()
        .filter(features -> tables.contains(features.table()))
        .ifPresent(features -> features.suite().ifPresent(suite -> all.addAll(reads(suite))));
    return all;
  }

  /** Those of these tables whose rules move rows to quarantine. */
  public Set<TableName> quarantined(Collection<TableName> tables) {
    return having(tables, SuiteReads::isMovingRows);
  }

  /** Those of these tables whose rules ask what the rows are for. */
  public Set<TableName> withPurposes(Collection<TableName> tables) {
    return having(tables, SuiteReads::isNamingPurposes);
  }

  private Set<TableName> having(Collection<TableName> tables, Predicate<Suite> kind) {
    Set<TableName> found = new TreeSet<>();
    pipeline.tables().stream()
        .filter(table -> tables.contains(table.name()))
        .filter(table -> table.suite().filter(kind).isPresent())
        .forEach(table -> found.add(table.name()));
    pipeline
        .features()
        .filter(features -> tables.contains(features.table()))
        .filter(features -> features.suite().filter(kind).isPresent())
        .ifPresent(features -> found.add(features.table()));
    return found;
  }

  private Set<TableName> reads(Suite suite) {
    return SuiteReads.of(suite, references);
  }

  /** What the feature queries and declared features name. */
  public Set<TableName> featureReads(FeatureSpec features) {
    List<SqlText> queries = new ArrayList<>(features.queries());
    queries.add(features.population());
    Set<TableName> all = readsOfAll(queries);
    features.columns().forEach(entry -> entry.from().ifPresent(all::add));
    return all;
  }

  /** What all queries of the pipeline name. */
  public Set<TableName> allReads() {
    List<SqlText> queries = new ArrayList<>();
    pipeline.tables().forEach(table -> queries.add(table.sql()));
    pipeline.label().ifPresent(label -> queries.add(label.sql()));
    Set<TableName> all = readsOfAll(queries);
    pipeline.features().ifPresent(features -> all.addAll(featureReads(features)));
    List<TableName> tables =
        new ArrayList<>(pipeline.tables().stream().map(TableSpec::name).toList());
    pipeline.features().ifPresent(features -> tables.add(features.table()));
    all.addAll(suiteReads(tables));
    return all;
  }

  /** The tables that sources become. */
  public Set<TableName> sourceTables() {
    Set<TableName> names = new LinkedHashSet<>();
    pipeline.sources().forEach(source -> names.add(source.table()));
    return names;
  }

  /** The refined tables by name, in file order. */
  public Map<TableName, TableSpec> tables() {
    Map<TableName, TableSpec> tables = new LinkedHashMap<>();
    pipeline.tables().forEach(table -> tables.put(table.name(), table));
    return tables;
  }

  /**
   * The refined tables in steps: a table stands in the first step in which everything it reads is
   * there. Only for a graph without a cycle.
   */
  public List<List<TableSpec>> levels() {
    Map<TableName, TableSpec> tables = tables();
    Map<TableName, Integer> level = new LinkedHashMap<>();
    List<List<TableSpec>> levels = new ArrayList<>();
    for (TableSpec table : tables.values()) {
      int at = level(table, tables, level);
      while (levels.size() < at) {
        levels.add(new ArrayList<>());
      }
      levels.get(at - 1).add(table);
    }
    return levels;
  }

  /** A way from a table back to itself, if there is one. */
  public Optional<List<TableName>> cycle() {
    Map<TableName, TableSpec> tables = tables();
    Set<TableName> done = new LinkedHashSet<>();
    for (TableName name : tables.keySet()) {
      Optional<List<TableName>> cycle = cycle(name, tables, new ArrayList<>(), done);
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    return Optional.empty();
  }

  private int level(
      TableSpec table, Map<TableName, TableSpec> tables, Map<TableName, Integer> known) {
    Integer earlier = known.get(table.name());
    if (earlier != null) {
      return earlier;
    }
    int level = 1;
    for (TableName read : reads(table.sql())) {
      if (tables.containsKey(read)) {
        level = Math.max(level, level(tables.get(read), tables, known) + 1);
      }
    }
    known.put(table.name(), level);
    return level;
  }

  private Optional<List<TableName>> cycle(
      TableName name, Map<TableName, TableSpec> tables, List<TableName> way, Set<TableName> done) {
    int start = way.indexOf(name);
    way.add(name);
    if (start >= 0) {
      return Optional.of(List.copyOf(way.subList(start, way.size())));
    }
    for (TableName read :
        done.contains(name) ? Set.<TableName>of() : reads(tables.get(name).sql())) {
      Optional<List<TableName>> cycle =
          tables.containsKey(read) ? cycle(read, tables, way, done) : Optional.empty();
      if (cycle.isPresent()) {
        return cycle;
      }
    }
    way.remove(way.size() - 1);
    done.add(name);
    return Optional.empty();
  }
}
