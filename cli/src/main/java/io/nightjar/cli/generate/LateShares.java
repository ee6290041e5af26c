package io.nightjar.cli.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each carrier was late from each airport on one day; it knocks on to the next. */
final class LateShares {
  /** Before the first day: nothing to knock on. */
  static final LateShares NONE = new LateShares(List.of());

  private static final double USUAL = 0.25;
  private static final double PRIOR_FLIGHTS = 6;

  private final Map<String, int[]> counts = new HashMap<>();

  LateShares(List<Flight> flights) {
    for (Flight flight : flights) {
      int[] count = counts.computeIfAbsent(key(flight.line()), key -> new int[2]);
      count[0] += flight.isLate() ? 1 : 0;
      count[1]++;
    }
  }

  /** How much above the usual share, pulled towards it where few flights were seen. */
  double excess(Departure line) {
    int[] count = counts.getOrDefault(key(line), new int[2]);
    return (count[0] + PRIOR_FLIGHTS * USUAL) / (count[1] + PRIOR_FLIGHTS) - USUAL;
  }

  private static String key(Departure line) {
    return line.carrier().code() + line.origin();
  }
}
