package io.nightjar.cli.bench.year;

import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.measure.Spread;
import java.util.List;
import java.util.Map;

/**
 * The account of one benchmark of a year, for files.
 *
 * @param formatVersion of this record
 * @param command what was asked
 * @param codeVersion version and commit of the code
 * @param machine where
 * @param settings how
 * @param nights the time of every night, in nanoseconds, in order
 * @param files how many files each table has at the end
 */
record YearRecord(
    int formatVersion,
    String command,
    String codeVersion,
    Machine machine,
    Map<String, Object> settings,
    List<Long> nights,
    Map<String, Long> files) {
  /** Median of the last nights divided by that of the first. */
  double growth(int some) {
    return Spread.of(doubles(nights.subList(nights.size() - some, nights.size()))).median()
        / Spread.of(doubles(nights.subList(0, some))).median();
  }

  static List<Double> doubles(List<Long> nanos) {
    return nanos.stream().map(Long::doubleValue).toList();
  }
}
