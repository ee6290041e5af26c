package io.nightjar.etl.features.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.pipeline.feature.AggregateFunction;
import io.nightjar.core.table.transform.CutAtNights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;

/**
 * Aggregates rows in windows before each night of a range. A row belongs to an unbroken run of
 * nights: from the first that sees it to the last whose window it is in. Rows with the same run and
 * the same entity are aggregated first; what remains, at most one row per entity and pair of
 * nights, is laid out over its nights and aggregated again. So the work per row does not grow with
 * the nights, and an entity with most of the rows costs no more than others.
 */
public final class WindowAggregates {
  private static final String END = "_end";

  private final int bys;
  private final WindowBounds bounds;
  private final List<Measure> measures;

  /**
   * @param bys how many columns identify an entity
   * @param bounds of the windows
   * @param measures what is computed
   */
  public WindowAggregates(int bys, WindowBounds bounds, List<Measure> measures) {
    this.bys = bys;
    this.bounds = bounds;
    this.measures = List.copyOf(measures);
  }

  /**
   * The results: {@code _night}, {@code _by…} and some of the measures each; nights and entities
   * without a row in any window are left out.
   *
   * @param rows with {@code _by…}, {@code _seen_from}, {@code _seen_until}, {@code _moment}, {@code
   *     _known} and the arguments
   */
  public List<Dataset<Row>> apply(Dataset<Row> rows) {
    Dataset<Row> inWindows = inWindows(rows);
    List<Measure> merged =
        measures.stream().filter(each -> each.function() != AggregateFunction.DISTINCT).toList();
    List<Dataset<Row>> results = new ArrayList<>();
    if (!merged.isEmpty()) {
      results.add(merged(inWindows, merged));
    }
    measures.stream()
        .filter(each -> each.function() == AggregateFunction.DISTINCT)
        .forEach(measure -> results.add(distinct(inWindows, measure)));
    return results;
  }

  /** Only rows that are in a window of a night that sees them, with their run of nights. */
  private Dataset<Row> inWindows(Dataset<Row> rows) {
    Dataset<Row> timed =
        rows.where(col(Names.MOMENT).isNotNull())
            .withColumn(
                CutAtNights.FROM,
                greatest(col(CutAtNights.FROM), bounds.begin().first(col(Names.MOMENT))));
    for (int i = 0; i < windows(); i++) {
      Column end = least(col(CutAtNights.UNTIL), bounds.ends().get(i).first(col(Names.MOMENT)));
      timed = timed.withColumn(END + i, greatest(col(CutAtNights.FROM), end));
    }
    return timed.where(widest().gt(col(CutAtNights.FROM)));
  }

  private Dataset<Row> merged(Dataset<Row> rows, List<Measure> merged) {
    List<TwoStep> steps = new ArrayList<>();
    for (int i = 0; i < merged.size(); i++) {
      steps.add(new TwoSteps("_part" + i, merged.get(i)).steps());
    }
    List<Column> parts = new ArrayList<>();
    steps.forEach(step -> step.parts().forEach((name, part) -> parts.add(part.as(name))));
    List<Column> wholes = new ArrayList<>();
    for (int i = 0; i < merged.size(); i++) {
      for (int window = 0; window < windows(); window++) {
        Column isIn = isIn(window);
        wholes.add(
            steps
                .get(i)
                .whole()
                .apply(part -> when(isIn, part))
                .as(merged.get(i).names().get(window)));
      }
    }
    Dataset<Row> tiles = aggregated(rows.groupBy(run(Stream.of())), parts);
    return aggregated(overNights(tiles).groupBy(entity()), wholes);
  }

  private Dataset<Row> distinct(Dataset<Row> rows, Measure measure) {
    Dataset<Row> values =
        rows.withColumn(Names.VALUE, measure.value())
            .where(col(Names.VALUE).isNotNull())
            .select(run(Stream.of(Names.VALUE)))
            .distinct();
    List<Column> counts = new ArrayList<>();
    for (int window = 0; window < windows(); window++) {
      counts.add(
          count_distinct(when(isIn(window), col(Names.VALUE))).as(measure.names().get(window)));
    }
    return aggregated(overNights(values).groupBy(entity()), counts);
  }

  private Dataset<Row> overNights(Dataset<Row> tiles) {
    Column nights = sequence(col(CutAtNights.FROM), widest().minus(1));
    return tiles.withColumn(Names.NIGHT, explode(nights));
  }

  private Column isIn(int window) {
    return col(Names.NIGHT).lt(col(END + window));
  }

  private Column widest() {
    Column widest = col(END + 0);
    for (int i = 1; i < windows(); i++) {
      widest = greatest(widest, col(END + i));
    }
    return widest;
  }

  /** What rows of one tile have in common. */
  private Column[] run(Stream<String> more) {
    Stream<String> ends = Stream.iterate(0, i -> i + 1).limit(windows()).map(i -> END + i);
    return Stream.of(Names.bys(bys).stream(), Stream.of(CutAtNights.FROM), ends, more)
        .flatMap(each -> each)
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private Column[] entity() {
    return Stream.concat(Stream.of(Names.NIGHT), Names.bys(bys).stream())
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  private int windows() {
    return bounds.ends().size();
  }

  private static Dataset<Row> aggregated(RelationalGroupedDataset groups, List<Column> columns) {
    Column[] others = columns.stream().skip(1).toArray(Column[]::new);
    return groups.agg(columns.get(0), others);
  }
}
