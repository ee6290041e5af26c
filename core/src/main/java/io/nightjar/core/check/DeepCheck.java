package io.nightjar.core.check;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Analyses every query and expression of a pipeline on empty tables of the declared schemas, in the
 * order the tables depend on each other. A wrong column or type is found before there is any data,
 * and no Spark job is started.
 */
public final class DeepCheck {
  private final SparkSession spark;
  private final Queries queries;
  private final EmptyTables empty;
  private final List<String> problems = new ArrayList<>();

  /**
   * What was found.
   *
   * @param problems one line each, with file and line where possible; empty if all is well
   * @param schemas of every table that could be analysed, sources and feature table included
   */
  public record Result(List<String> problems, Map<TableName, StructType> schemas) {
    /** Copies both. */
    public Result {
      problems = List.copyOf(problems);
      schemas = java.util.Collections.unmodifiableMap(new TreeMap<>(schemas));
    }
  }

  /** Checks with the rules of {@code queries}, which must be made for the same session. */
  public DeepCheck(SparkSession spark, Queries queries) {
    this.spark = spark;
    this.queries = queries;
    this.empty = new EmptyTables(spark, queries);
  }

  /** Checks one pipeline. */
  public Result check(Pipeline pipeline) {
    problems.clear();
    Map<TableName, StructType> schemas = new TreeMap<>(used(pipeline));
    SourceCheck sources = new SourceCheck(empty, problems);
    for (Source source : pipeline.sources()) {
      schemas.put(source.table(), sources.schema(source));
    }
    empty.start(schemas, pipeline);
    pipeline.uses().stream()
        .map(Use::table)
        .filter(table -> !schemas.containsKey(table))
        .forEach(empty::leaveOut);
    refine(pipeline.tables(), schemas);
    new FeatureCheck(empty, problems).check(pipeline, schemas);
    return new Result(problems.stream().distinct().toList(), schemas);
  }

  /**
   * The tables of other pipelines, as those make them; what is wrong with those is their affair.
   */
  private Map<TableName, StructType> used(Pipeline pipeline) {
    Map<TableName, StructType> schemas = new TreeMap<>();
    for (Use use : pipeline.uses()) {
      use.owner()
          .map(owner -> new DeepCheck(spark, queries).check(owner).schemas().get(use.table()))
          .ifPresent(schema -> schemas.put(use.table(), schema));
    }
    return schemas;
  }

  /** Analyses each table as soon as all tables it reads are known. */
  private void refine(List<TableSpec> tables, Map<TableName, StructType> schemas) {
    RefineCheck refine = new RefineCheck(empty, problems);
    List<TableSpec> waiting = new ArrayList<>(tables);
    boolean moved = true;
    while (moved) {
      List<TableSpec> ready =
          waiting.stream()
              .filter(table -> waiting.stream().noneMatch(other -> reads(table, other)))
              .toList();
      for (TableSpec table : ready) {
        refine
            .schema(table)
            .ifPresentOrElse(
                schema -> schemas.put(table.name(), schema), () -> empty.leaveOut(table.name()));
      }
      waiting.removeAll(ready);
      moved = !ready.isEmpty();
    }
  }

  private static boolean reads(TableSpec table, TableSpec other) {
    return SqlGuard.tables(table.sql()).contains(other.name());
  }
}
