package io.nightjar.cli.generate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Who flies.
 *
 * @param code two letters
 * @param name in full
 * @param share how often it starts from each airport, relative to others
 * @param latePercent how often it is late in an ordinary year
 * @param listedPercent how many of its planes are in planes.csv
 */
record Carrier(
    String code, String name, Map<Airport, Integer> share, int latePercent, int listedPercent) {
  private static final int FIRST_SHARE = 2;

  /** All of them. */
  static List<Carrier> all() {
    return Resource.rows("carriers.csv").stream().map(Carrier::of).toList();
  }

  private static Carrier of(List<String> fields) {
    Map<Airport, Integer> share = new EnumMap<>(Airport.class);
    for (Airport airport : Airport.values()) {
      share.put(airport, Integer.valueOf(fields.get(FIRST_SHARE + airport.ordinal())));
    }
    int next = FIRST_SHARE + Airport.values().length;
    return new Carrier(
        fields.get(0),
        fields.get(1),
        share,
        Integer.parseInt(fields.get(next)),
        Integer.parseInt(fields.get(next + 1)));
  }
}
