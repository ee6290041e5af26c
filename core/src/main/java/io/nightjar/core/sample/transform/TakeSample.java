package io.nightjar.core.sample.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expm1;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.struct;

import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sample.SampleSpec.Amount;
import io.nightjar.core.sample.SampleSpec.Importance;
import io.nightjar.core.sample.SampleSpec.Kind;
import io.nightjar.core.sample.SampleSpec.Quota;
import io.nightjar.core.sample.SampleSpec.Reservoir;
import io.nightjar.core.sample.SampleSpec.Rows;
import io.nightjar.core.sample.SampleSpec.Share;
import io.nightjar.core.sample.SampleSpec.Simple;
import io.nightjar.core.sample.SampleSpec.Stratified;
import io.nightjar.core.sample.SampleSpec.Systematic;
import io.nightjar.core.sample.SampleSpec.Weighted;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes a declared sample. Whether a row is taken depends on the seed, on what identifies the row
 * and on the other rows, never on their order or partitions.
 *
 * <p>Every row taken has a weight, {@link Bookkeeping#SAMPLE_WEIGHT}: how many rows it stands for,
 * one divided by its chance of being taken. So a weighted sum over the sample estimates the sum
 * over all rows without bias, for every kind.
 */
public final class TakeSample {
  private final SampleSpec spec;
  private final List<String> identity;
  private final List<String> within;
  private final Optional<Column> weight;

  /**
   * @param identity columns that identify a row; empty means all columns, and rows that are equal
   *     in all of them are drawn together
   * @param within columns for each of whose values a sample is taken of its own, such as the night
   * @param weight the expression of {@link Kind#weight()}; a row for which it is no positive number
   *     fails whoever computes the sample, see {@link WeightAlarm}
   */
  public TakeSample(
      SampleSpec spec, List<String> identity, List<String> within, Optional<Column> weight) {
    this.spec = spec;
    this.identity = List.copyOf(identity);
    this.within = List.copyOf(within);
    this.weight = weight;
  }

  /** The rows taken, with their weight. */
  public Dataset<Row> apply(Dataset<Row> rows) {
    List<String> drawnBy = new ArrayList<>(identity);
    within.stream().filter(name -> !identity.isEmpty()).forEach(drawnBy::add);
    Column group = struct(values(within).as("within"), values(strata()).as("stratum"));
    Dataset<Row> drawn =
        new DrawChances(spec.seed(), drawnBy)
            .apply(rows)
            .withColumn(SampleColumns.GROUP, group)
            .withColumn(SampleColumns.KEY, col(SampleColumns.DRAW));
    return taken(drawn, spec.kind()).drop(SampleColumns.ALL.toArray(String[]::new));
  }

  private Dataset<Row> taken(Dataset<Row> drawn, Kind kind) {
    if (kind instanceof Simple simple) {
      return simple(drawn, simple.amount());
    }
    if (kind instanceof Stratified stratified) {
      return counted(drawn, allocation(stratified));
    }
    if (kind instanceof Weighted weighted) {
      return weighted(drawn, weighted.rows());
    }
    if (kind instanceof Importance importance) {
      return important(drawn, importance.rows());
    }
    if (kind instanceof Reservoir reservoir) {
      return counted(drawn, Allocation.each(reservoir.rows()));
    }
    if (kind instanceof Quota quota) {
      return counted(drawn, Allocation.each(quota.rows()));
    }
    Systematic systematic = (Systematic) kind;
    return weighing(
        new EveryNth(systematic, spec.seed()).apply(drawn), lit((double) systematic.every()));
  }

  private static Dataset<Row> simple(Dataset<Row> drawn, Amount amount) {
    if (amount instanceof Share share) {
      Column isTaken = col(SampleColumns.DRAW).lt(share.fraction());
      return weighing(drawn.where(isTaken), lit(1 / share.fraction()));
    }
    return counted(drawn, Allocation.each(((Rows) amount).count()));
  }

  private static Allocation allocation(Stratified stratified) {
    return stratified.amount() instanceof Share share
        ? Allocation.share(share.fraction(), stratified.minimum())
        : Allocation.proportional(((Rows) stratified.amount()).count(), stratified.minimum());
  }

  /** Equal chances within a group: each row stands for its part of the group. */
  private static Dataset<Row> counted(Dataset<Row> drawn, Allocation allocation) {
    Dataset<Row> taken = new SmallestKeys(allocation).apply(drawn);
    return weighing(
        taken, col(SampleColumns.POPULATION).divide(col(SampleColumns.WANTED)).cast("double"));
  }

  /**
   * Efraimidis and Spirakis: the smallest of exponential draws divided by the weights are what one
   * gets by drawing without replacement. Given the bar, the smallest key not taken, each row was
   * taken with the chance that its exponential draw lies below it.
   */
  private Dataset<Row> weighted(Dataset<Row> drawn, long rows) {
    Column key = log(col(SampleColumns.DRAW)).multiply(-1).divide(col(SampleColumns.SIZE));
    Dataset<Row> taken =
        new SmallestKeys(Allocation.each(rows))
            .withBar(sized(drawn).withColumn(SampleColumns.KEY, key));
    Column chance = expm1(col(SampleColumns.SIZE).multiply(col(SampleColumns.BAR)).multiply(-1));
    return weighing(taken, coalesce(lit(-1.0).divide(chance), lit(1.0)));
  }

  /**
   * Priority sampling: the smallest of uniform draws divided by the sizes. Given the bar, a row was
   * taken with a chance proportional to its size, at most 1.
   */
  private Dataset<Row> important(Dataset<Row> drawn, long rows) {
    Column key = col(SampleColumns.DRAW).divide(col(SampleColumns.SIZE));
    Dataset<Row> taken =
        new SmallestKeys(Allocation.each(rows))
            .withBar(sized(drawn).withColumn(SampleColumns.KEY, key));
    Column chance = col(SampleColumns.SIZE).multiply(col(SampleColumns.BAR));
    return weighing(taken, coalesce(greatest(lit(1.0).divide(chance), lit(1.0)), lit(1.0)));
  }

  private Dataset<Row> sized(Dataset<Row> drawn) {
    return drawn.withColumn(SampleColumns.SIZE, WeightAlarm.checked(weight.orElseThrow()));
  }

  private static Dataset<Row> weighing(Dataset<Row> taken, Column weight) {
    return taken.withColumn(Bookkeeping.SAMPLE_WEIGHT, weight);
  }

  private List<String> strata() {
    return spec.kind() instanceof Systematic ? List.of() : spec.kind().columns();
  }

  /** The values of columns as one; without any column the same for every row. */
  private static Column values(List<String> names) {
    List<Column> values = new ArrayList<>(List.of(lit(0).as("all")));
    for (int i = 0; i < names.size(); i++) {
      values.add(Columns.named(names.get(i)).as("value" + i));
    }
    return struct(values.toArray(Column[]::new));
  }
}
