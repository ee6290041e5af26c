package io.nightjar.etl.refine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.TablePolicy;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.transform.CutAt;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Runs the query of a refined table. It sees the bronze rows of exactly the nights of the run
 * (snapshots whole) and other refined tables as they looked at the end of the last night.
 */
final class RefinedRows {
  private final RefineConfig config;
  private final JobContext context;

  RefinedRows(RefineConfig config, JobContext context) {
    this.config = config;
    this.context = context;
  }

  /** The rows of the query, checked for the columns that every refined table needs. */
  Dataset<Row> of(TableSpec table) {
    if (table.policy().byEventDate().isPresent()) {
      return new DatedRows(config, context, table, table.policy().byEventDate().get()).rows();
    }
    Map<TableName, Dataset<Row>> views = new LinkedHashMap<>();
    for (TableName name : SqlGuard.tables(table.sql())) {
      views.put(name, view(name));
    }
    LocalDate night = context.nights().to();
    Instant end = config.clock().cut(night);
    Dataset<Row> rows =
        context.queries().run(table.sql(), views, Map.of("date", night, "as_of", end));
    requireColumns(table, rows.schema());
    return readsSnapshotsOnly(views.keySet()) ? rows.where(isOfTheNights()) : rows;
  }

  /**
   * Snapshots have the rows of all nights; a table made of nothing else says by its {@code
   * _logical_date} which rows belong to a night, as the event date of a source does.
   */
  private boolean readsSnapshotsOnly(Set<TableName> names) {
    return !names.isEmpty()
        && names.stream().allMatch(name -> config.sources().get(name) == Source.Delivery.SNAPSHOT);
  }

  private Column isOfTheNights() {
    Nights nights = context.nights();
    return col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to()));
  }

  private Dataset<Row> view(TableName name) {
    PinnedTable pin = context.pins().of(name);
    Dataset<Row> rows = context.tables().read(pin);
    Source.Delivery delivery = config.sources().get(name);
    Nights nights = context.nights();
    if (delivery == Source.Delivery.SNAPSHOT) {
      return rows;
    }
    if (delivery != null) {
      return rows.where(isOfTheNights());
    }
    List<String> key = config.keys().getOrDefault(name, List.of());
    return new CutAt(config.clock().cut(nights.to()), nights.to(), key).apply(rows);
  }

  private static void requireColumns(TableSpec table, StructType schema) {
    List<String> names = List.of(schema.fieldNames());
    List<String> missing = new ArrayList<>();
    Bookkeeping.TIMES.stream().filter(name -> !names.contains(name)).forEach(missing::add);
    table.key().stream().filter(name -> !names.contains(name)).forEach(missing::add);
    table.keepLatestBy().filter(name -> !names.contains(name)).ifPresent(missing::add);
    table.policy().sequence().stream().filter(name -> !names.contains(name)).forEach(missing::add);
    table
        .policy()
        .changes()
        .flatMap(TablePolicy.Changes::operation)
        .filter(name -> !names.contains(name))
        .ifPresent(missing::add);
    String file = table.sql().file();
    if (!missing.isEmpty()) {
      throw EtlErrors.queryResultUnfit(
          table.name().toString(),
          file,
          "does not select %s; take the columns that start with an underscore from its main source"
              .formatted(String.join(", ", missing)));
    }
    boolean isTyped =
        schema.apply(Bookkeeping.LOGICAL_DATE).dataType().equals(DataTypes.DateType)
            && schema.apply(Bookkeeping.EVENT_TIME).dataType().equals(DataTypes.TimestampType)
            && schema.apply(Bookkeeping.KNOWN_AT).dataType().equals(DataTypes.TimestampType);
    if (!isTyped) {
      throw EtlErrors.queryResultUnfit(
          table.name().toString(),
          file,
          "must give _logical_date as DATE, _event_time and _known_at as TIMESTAMP");
    }
  }
}
