package io.nightjar.validation.profile.propose;

import io.nightjar.validation.profile.ColumnFacts;
import io.nightjar.validation.profile.ColumnKind;
import io.nightjar.validation.profile.ColumnProfile;
import io.nightjar.validation.profile.NightShare;
import io.nightjar.validation.profile.NumberFacts;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.Tally;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Profiles for tests. */
public final class ProfileExamples {
  private ProfileExamples() {}

  /** So many nights of January 2024, with as many rows each. */
  public static List<NightShare> nights(int nights, long rows) {
    return IntStream.range(0, nights)
        .mapToObj(i -> LocalDate.of(2024, 1, 1).plusDays(i).toString())
        .map(night -> new NightShare(night, rows, rows))
        .toList();
  }

  /** A table. */
  public static TableProfile profile(long rows, List<NightShare> nights, ColumnProfile... columns) {
    return new TableProfile("silver.t@v3", rows, List.of(columns), nights, List.of());
  }

  static ColumnProfile column(String name, long present, List<NightShare> missing) {
    ColumnFacts facts =
        new ColumnFacts(
            name,
            "BINARY",
            ColumnKind.OTHER,
            present,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new ColumnProfile(facts, Optional.empty(), List.of(), List.of(), missing, List.of());
  }

  /**
   * @param ends least and greatest number, then the ends of what 98 of 100 span
   */
  static ColumnProfile numbers(String name, double trend, double... ends) {
    double min = ends[0];
    double max = ends[1];
    double low = ends[2];
    double high = ends[3];
    double middle = (low + high) / 2;
    boolean isWhole = min == Math.rint(min) && max == Math.rint(max);
    NumberFacts numbers =
        new NumberFacts(
            min, max, middle, 1, List.of(low, low, low, middle, high, high, high), isWhole, trend);
    ColumnFacts facts =
        new ColumnFacts(
            name,
            "DOUBLE",
            ColumnKind.NUMBER,
            31_000,
            min == max ? 1 : 500,
            Optional.of(numbers),
            Optional.empty(),
            Optional.empty());
    return new ColumnProfile(facts, Optional.empty(), List.of(), List.of(), List.of(), List.of());
  }

  /** A column of texts. */
  public static ColumnProfile texts(String name, Tally... values) {
    ColumnFacts facts =
        new ColumnFacts(
            name,
            "STRING",
            ColumnKind.TEXT,
            Arrays.stream(values).mapToLong(Tally::rows).sum(),
            values.length,
            Optional.empty(),
            Optional.of(new ColumnFacts.Range<>(1, 9)),
            Optional.empty());
    return new ColumnProfile(
        facts, Optional.empty(), List.of(), List.of(values), List.of(), List.of());
  }

  static ColumnProfile flag(String name, long rows, long yes) {
    ColumnFacts facts =
        new ColumnFacts(
            name,
            "BOOLEAN",
            ColumnKind.FLAG,
            rows,
            2,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    List<NightShare> byNight =
        nights(31, rows / 31).stream()
            .map(night -> new NightShare(night.night(), yes / 31, night.rows()))
            .toList();
    List<Tally> values = List.of(new Tally("false", rows - yes, ""), new Tally("true", yes, ""));
    return new ColumnProfile(facts, Optional.empty(), List.of(), values, List.of(), byNight);
  }
}
