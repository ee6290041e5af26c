package io.nightjar.validation.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.nightjar.validation.measure.Metric.Between;
import io.nightjar.validation.measure.Metric.Quantile;
import io.nightjar.validation.measure.ranks.Group;
import io.nightjar.validation.measure.ranks.OrderedBits;
import io.nightjar.validation.measure.ranks.Rank;
import io.nightjar.validation.measure.ranks.RankSearch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The quantiles of one column. Values are counted in buckets of their upper bits, then those in the
 * buckets of the wanted ranks, until each is one value. Neither all values nor most of them ever
 * come together in one place.
 */
final class QuantileWork implements Work {
  private static final int ALL_BITS = 64;
  private static final int STEP = 20;
  private static final long FEW = 200_000;
  private static final String NIGHT = "_night";
  private static final String VALUE = "value";

  private final NightRows rows;
  private final List<Quantile> quantiles;
  private final SortedMap<LocalDate, Values> values;
  private final Map<LocalDate, Long> counts = new HashMap<>();
  private final long few;
  private final RankSearch search = new RankSearch();
  private int dropped = ALL_BITS;
  private boolean isEach;

  QuantileWork(NightRows rows, List<Quantile> quantiles, SortedMap<LocalDate, Values> values) {
    this(rows, quantiles, values, FEW);
  }

  /**
   * @param quantiles all of the same column
   * @param few how many values may be looked at one by one
   */
  QuantileWork(
      NightRows rows, List<Quantile> quantiles, SortedMap<LocalDate, Values> values, long few) {
    this.rows = rows;
    this.quantiles = quantiles;
    this.values = values;
    this.few = few;
  }

  private boolean isFirst() {
    return dropped == ALL_BITS;
  }

  @Override
  public Optional<Dataset<Row>> query() {
    if (!isFirst() && search.isDone()) {
      return Optional.empty();
    }
    Column value = quantiles.get(0).value();
    Dataset<Row> known =
        rows.rows().select(rows.night().as(NIGHT), value.as(VALUE)).where(col(VALUE).isNotNull());
    isEach = dropped == 0 || (!isFirst() && search.size() <= few);
    Column within = isFirst() ? lit(RankSearch.ALL) : OrderedBits.bucket(col(VALUE), dropped);
    Column finer = OrderedBits.bucket(col(VALUE), Math.max(0, dropped - STEP));
    return Optional.of(
        (isFirst() ? known : known.where(wanted(within)))
            .groupBy(col(NIGHT), within.as("within"), (isEach ? col(VALUE) : finer).as("bucket"))
            .agg(count(lit(1)).as("n"), min(VALUE).as("least"), max(VALUE).as("greatest"))
            .withColumn("bucket", isEach ? lit(0L) : col("bucket")));
  }

  private Column wanted(Column bucket) {
    return search.places().entrySet().stream()
        .map(
            place ->
                rows.isSingle()
                    ? bucket.equalTo(place.getKey())
                    : bucket
                        .equalTo(place.getKey())
                        .and(col(NIGHT).isInCollection(place.getValue())))
        .reduce(Column::or)
        .orElse(lit(false));
  }

  @Override
  public void take(List<Row> found) {
    Map<LocalDate, List<Group>> groups = new HashMap<>();
    for (Row row : found) {
      groups
          .computeIfAbsent(rows.night(row), any -> new ArrayList<>())
          .add(
              new Group(
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  (Number) row.get(4),
                  (Number) row.get(5)));
    }
    groups.keySet().retainAll(values.keySet());
    if (isFirst()) {
      groups.forEach(this::begin);
    }
    groups.forEach(search::narrow);
    dropped = Math.max(0, dropped - STEP);
    if (search.isDone()) {
      values.forEach(
          (night, ofNight) -> quantiles.forEach(one -> ofNight.put(one, of(one, night))));
    }
  }

  private void begin(LocalDate night, List<Group> groups) {
    long all = groups.stream().mapToLong(Group::count).sum();
    counts.put(night, all);
    for (Quantile quantile : quantiles) {
      search.want(new Rank(night, lower(quantile, all)));
      search.want(new Rank(night, upper(quantile, all)));
    }
  }

  private static double position(Quantile quantile, long all) {
    return quantile.between() == Between.LOWER
        ? Math.max(0, Math.ceil(quantile.level() * all) - 1)
        : quantile.level() * (all - 1);
  }

  private static long lower(Quantile quantile, long all) {
    return (long) Math.floor(position(quantile, all));
  }

  private static long upper(Quantile quantile, long all) {
    return (long) Math.ceil(position(quantile, all));
  }

  private Number of(Quantile quantile, LocalDate night) {
    long all = counts.getOrDefault(night, 0L);
    if (all == 0) {
      return null;
    }
    Number low = search.value(new Rank(night, lower(quantile, all)));
    Number high = search.value(new Rank(night, upper(quantile, all)));
    if (quantile.between() == Between.LOWER) {
      return low;
    }
    if (low.equals(high)) {
      return low.doubleValue();
    }
    double position = position(quantile, all);
    return (upper(quantile, all) - position) * low.doubleValue()
        + (position - lower(quantile, all)) * high.doubleValue();
  }
}
