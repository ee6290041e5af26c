package io.nightjar.etl.features;

import static io.nightjar.etl.features.Numbers.asDouble;
import static io.nightjar.etl.features.Numbers.deviation;
import static io.nightjar.etl.features.Numbers.mean;
import static io.nightjar.etl.features.Numbers.positive;
import static io.nightjar.etl.features.Numbers.share;
import static io.nightjar.etl.features.Numbers.sum;

import io.nightjar.core.time.NightClock;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The features of {@link Declarations} computed by hand for one entity and one night, row by row
 * and without Spark. Every feature has a set of right values: more than one only where rows are
 * equal in everything that decides which is the latest.
 */
final class Oracle {
  private final NightClock clock;
  private final LocalDate night;
  private final Instant asOf;
  private final Map<String, Set<Object>> right = new LinkedHashMap<>();

  Oracle(NightClock clock, LocalDate night) {
    this.clock = clock;
    this.night = night;
    this.asOf = clock.asOf(night);
  }

  /**
   * The right values by column.
   *
   * @param kind of the entity
   * @param favourite of the entity, may be null
   * @param rows of the entity, of every kind
   */
  Map<String, Set<Object>> features(String kind, String favourite, Collection<Timeline> rows) {
    List<Timeline> all = rows.stream().filter(this::isVisible).toList();
    List<Timeline> newest = newest(all);
    sliding(newest.stream().filter(row -> kind.equals(row.kind())).toList());
    calendar(
        newest.stream().filter(row -> row.values().n() != null && row.values().n() > 0).toList());
    days(newest);
    List<Timeline> favourites =
        all.stream().filter(row -> favourite != null && favourite.equals(row.kind())).toList();
    readings(favourites);
    lookups(kind, newest, favourites);
    Object twoDays = right.get("c_rows_2_days").iterator().next();
    put("more", (Long) twoDays + 1);
    put("twice", ((Long) twoDays + 1) * 2);
    put("nothing", null);
    return right;
  }

  private boolean isVisible(Timeline row) {
    return !row.brought().isAfter(night)
        && !row.known().isAfter(asOf)
        && (row.event() == null || !row.event().isAfter(asOf));
  }

  private static List<Timeline> newest(List<Timeline> rows) {
    Map<Integer, Timeline> newest = new HashMap<>();
    Comparator<Timeline> age =
        Comparator.comparing(Timeline::known).thenComparing(Timeline::brought);
    for (Timeline row : rows) {
      newest.merge(row.id(), row, (a, b) -> age.compare(a, b) >= 0 ? a : b);
    }
    return List.copyOf(newest.values());
  }

  private void sliding(List<Timeline> rows) {
    slidingWindow(rows, "1_hour", asOf.minus(Duration.ofHours(1)));
    slidingWindow(rows, "1_day", daysBack(1));
    slidingWindow(rows, "7_days", daysBack(7));
  }

  private void slidingWindow(List<Timeline> rows, String window, Instant after) {
    List<Timeline> in =
        rows.stream().filter(row -> row.event() != null && row.event().isAfter(after)).toList();
    List<Double> amounts = values(in, row -> row.values().amount());
    List<Double> numbers = values(in, row -> asDouble(row.values().n()));
    List<Long> bigs = values(in, row -> row.values().big());
    List<BigDecimal> prices = values(in, row -> row.values().price());
    List<String> notes = values(in, row -> row.values().note());
    put("rows_" + window, (long) in.size());
    put("amounts_" + window, (long) amounts.size());
    put("amount_sum_" + window, amounts.isEmpty() ? null : sum(amounts));
    put("amount_avg_" + window, mean(amounts));
    put("amount_std_" + window, deviation(amounts));
    put("amount_min_" + window, positive(amounts.stream().min(Numbers::compare).orElse(null)));
    put("amount_max_" + window, positive(amounts.stream().max(Numbers::compare).orElse(null)));
    put("n_sum_" + window, numbers.isEmpty() ? null : (long) sum(numbers));
    put("n_mean_" + window, mean(numbers));
    put("n_std_" + window, deviation(numbers));
    BigInteger big =
        bigs.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    put("big_sum_" + window, bigs.isEmpty() ? null : big.longValueExact());
    put("big_avg_" + window, bigs.isEmpty() ? null : big.doubleValue() / bigs.size());
    BigDecimal price = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    put("price_sum_" + window, prices.isEmpty() ? null : price.setScale(2));
    put("price_avg_" + window, prices.isEmpty() ? null : price.doubleValue() / prices.size());
    put("flag_avg_" + window, mean(values(in, row -> share(row.values().flag()))));
    put(
        "flag_rate_" + window,
        in.isEmpty() ? null : (double) in.stream().filter(Oracle::isFlagged).count() / in.size());
    put("notes_" + window, (long) new HashSet<>(notes).size());
    put("notes_about_" + window, (long) new HashSet<>(notes).size());
    put("note_first_" + window, edge(in, Timeline::event, row -> row.values().note(), -1));
    put(
        "amount_last_" + window,
        edge(in, Timeline::event, row -> positive(row.values().amount()), 1));
  }

  private static boolean isFlagged(Timeline row) {
    return row.values().n() != null
        && row.values().n() > 0
        && Boolean.TRUE.equals(row.values().flag());
  }

  private void calendar(List<Timeline> rows) {
    for (Map.Entry<String, Integer> window :
        Map.of("1_day", 1, "2_days", 2, "1_week", 7).entrySet()) {
      Predicate<Timeline> isIn =
          row -> row.event() != null && isInDays(localDay(row.event()), window.getValue());
      List<Timeline> in = rows.stream().filter(isIn).toList();
      put("c_rows_" + window.getKey(), (long) in.size());
      put("c_avg_" + window.getKey(), mean(values(in, row -> asDouble(row.values().n()))));
      put("c_last_" + window.getKey(), edge(in, Timeline::event, row -> row.values().note(), 1));
      put(
          "c_notes_" + window.getKey(),
          (long) new HashSet<>(values(in, row -> row.values().note())).size());
    }
  }

  private void days(List<Timeline> rows) {
    for (Map.Entry<String, Integer> window : Map.of("1_day", 1, "3_days", 3).entrySet()) {
      List<Timeline> in =
          rows.stream()
              .filter(row -> row.day() != null && isInDays(row.day(), window.getValue()))
              .toList();
      put("d_rows_" + window.getKey(), (long) in.size());
      put(
          "d_min_" + window.getKey(),
          values(in, row -> row.values().note()).stream()
              .min(Comparator.naturalOrder())
              .orElse(null));
      put("d_first_" + window.getKey(), edge(in, Timeline::day, row -> row.values().n(), -1));
    }
  }

  private void readings(List<Timeline> rows) {
    readings(rows, "36_hours", asOf.minus(Duration.ofHours(36)));
    readings(rows, "3_days", daysBack(3));
  }

  private void readings(List<Timeline> rows, String window, Instant after) {
    List<Timeline> in =
        rows.stream()
            .filter(row -> row.at() != null && row.at().isAfter(after) && !row.at().isAfter(asOf))
            .toList();
    List<Boolean> flags = values(in, row -> row.values().flag());
    put("r_rows_" + window, (long) in.size());
    put("r_max_" + window, flags.isEmpty() ? null : flags.contains(true));
    List<Double> amounts = values(in, row -> row.values().amount());
    put("r_sum_" + window, amounts.isEmpty() ? null : sum(amounts));
  }

  private void lookups(String kind, List<Timeline> newest, List<Timeline> favourites) {
    List<Timeline> latest = latest(newest, asOf.minus(Duration.ofHours(30)));
    choose("amount", latest, row -> row.values().amount());
    choose("note", latest, row -> row.values().note());
    List<Timeline> numbered =
        latest(favourites.stream().filter(row -> row.values().n() != null).toList(), null);
    choose("r_n", numbered, row -> row.values().n());
    choose("r_flag", numbered, row -> row.values().flag());
    List<Timeline> flagged =
        newest.stream()
            .filter(row -> kind.equals(row.kind()) && Boolean.TRUE.equals(row.values().flag()))
            .toList();
    choose("k_id", latest(flagged, daysBack(2)), Timeline::id);
  }

  /** All rows that nothing but a digest tells apart. */
  private static List<Timeline> latest(List<Timeline> rows, Instant notBefore) {
    Comparator<Timeline> order =
        Comparator.comparing(
                Timeline::event, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Timeline::known)
            .thenComparing(Timeline::brought);
    List<Timeline> best = new ArrayList<>();
    for (Timeline row : rows) {
      int than = best.isEmpty() ? 1 : order.compare(row, best.get(0));
      if (than > 0) {
        best.clear();
      }
      if (than >= 0) {
        best.add(row);
      }
    }
    boolean isOld =
        notBefore != null
            && !best.isEmpty()
            && (best.get(0).event() == null || best.get(0).event().isBefore(notBefore));
    return isOld ? List.of() : best;
  }

  private void choose(String name, List<Timeline> rows, Function<Timeline, Object> value) {
    Set<Object> values = new HashSet<>();
    rows.forEach(row -> values.add(value.apply(row)));
    if (rows.isEmpty()) {
      values.add(null);
    }
    right.put(name, values);
  }

  private void put(String name, Object value) {
    Set<Object> one = new HashSet<>();
    one.add(value);
    right.put(name, one);
  }

  private Instant daysBack(int days) {
    return asOf.atZone(clock.zone()).minusDays(days).toInstant();
  }

  private LocalDate localDay(Instant instant) {
    return ZonedDateTime.ofInstant(instant, clock.zone()).toLocalDate();
  }

  private boolean isInDays(LocalDate day, int days) {
    return !day.isAfter(night) && day.isAfter(night.minusDays(days));
  }

  private static <T> List<T> values(List<Timeline> rows, Function<Timeline, T> value) {
    return rows.stream().map(value).filter(Objects::nonNull).toList();
  }

  /** The value of the first or last row that has one; of equal times the smaller or greater. */
  private static <T extends Comparable<? super T>, V extends Comparable<? super V>> V edge(
      List<Timeline> rows, Function<Timeline, T> time, Function<Timeline, V> value, int sign) {
    Comparator<Timeline> order =
        Comparator.comparing(time).thenComparing(Timeline::known).thenComparing(value);
    return rows.stream()
        .filter(row -> value.apply(row) != null)
        .max(sign > 0 ? order : order.reversed())
        .map(value)
        .orElse(null);
  }
}
