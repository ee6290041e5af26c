package io.nightjar.etl.refine;

import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.sql.SqlGuard;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.transform.CutAt;
import io.nightjar.etl.EtlErrors;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Runs the query of an aggregate by event date, date by date. Of every table that has the column of
 * the date it sees the rows of that date, whichever night brought them, as they were known at the
 * end of the date; or, if a later night is asked for its knowledge, at the end of that one.
 */
final class DatedRows {
  private final RefineConfig config;
  private final JobContext context;
  private final TableSpec table;
  private final String dateColumn;

  DatedRows(RefineConfig config, JobContext context, TableSpec table, String dateColumn) {
    this.config = config;
    this.context = context;
    this.table = table;
    this.dateColumn = dateColumn;
  }

  /** The rows of all nights of the run. */
  Dataset<Row> rows() {
    List<LocalDate> dates = context.nights().dates();
    return dates.size() == 1
        ? rows(dates.get(0))
        : ParallelWork.in(context.spark()).map(dates, date -> rows(date).localCheckpoint()).stream()
            .reduce(Dataset::union)
            .orElseThrow();
  }

  private Dataset<Row> rows(LocalDate date) {
    LocalDate known = config.knownBy().filter(date::isBefore).orElse(date);
    Instant cut = known.equals(date) ? config.clock().cut(date) : config.clock().afterwards(known);
    Map<TableName, Dataset<Row>> views = new LinkedHashMap<>();
    for (TableName name : SqlGuard.tables(table.sql())) {
      views.put(name, view(name, date, known, cut));
    }
    Dataset<Row> rows =
        context.queries().run(table.sql(), views, Map.of("date", date, "as_of", cut));
    requireColumns(List.of(rows.columns()));
    return rows.drop(Bookkeeping.TIMES.toArray(String[]::new))
        .withColumn(Bookkeeping.LOGICAL_DATE, Columns.named(dateColumn).cast("date"))
        .withColumn(Bookkeeping.EVENT_TIME, lit(config.clock().cut(date)))
        .withColumn(Bookkeeping.KNOWN_AT, lit(cut))
        .withColumn(Bookkeeping.KNOWN_UNTIL, lit(null).cast("timestamp"));
  }

  private Dataset<Row> view(TableName name, LocalDate date, LocalDate known, Instant knownBy) {
    Dataset<Row> all = context.tables().read(context.pins().of(name));
    boolean isDated = List.of(all.columns()).contains(dateColumn);
    Column isOfDate = isDated ? Columns.named(dateColumn).equalTo(lit(date)) : lit(true);
    Source.Delivery delivery = config.sources().get(name);
    if (delivery == Source.Delivery.SNAPSHOT) {
      return all.where(isOfDate);
    }
    List<String> key = delivery == null ? config.keys().getOrDefault(name, List.of()) : List.of();
    CutAt cut = new CutAt(config.clock().cut(known), known, knownBy, known, key);
    boolean isSameEitherWay = key.isEmpty() || key.contains(dateColumn);
    return isSameEitherWay ? cut.apply(all.where(isOfDate)) : cut.apply(all).where(isOfDate);
  }

  private void requireColumns(List<String> names) {
    List<String> missing =
        Stream.concat(Stream.of(dateColumn), table.key().stream())
            .filter(name -> !names.contains(name))
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      throw EtlErrors.queryResultUnfit(
          table.name().toString(),
          table.sql().file(),
          "does not select " + String.join(", ", missing));
    }
  }
}
