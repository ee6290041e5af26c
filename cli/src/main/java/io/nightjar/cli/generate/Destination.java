package io.nightjar.cli.generate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where flights go.
 *
 * @param faa code
 * @param line its line in airports.csv, empty if it is missing there, as some islands are
 * @param hoursFromNewYork offset of its clock
 * @param miles distance from each airport that serves it
 * @param share how often each airport serves it, relative to others
 */
record Destination(
    String faa,
    String line,
    int hoursFromNewYork,
    Map<Airport, Integer> miles,
    Map<Airport, Integer> share) {
  private static final int PLACE_FIELDS = 8;

  /** All of them. */
  static List<Destination> all() {
    return Resource.rows("destinations.csv").stream().map(Destination::of).toList();
  }

  private static Destination of(List<String> fields) {
    Map<Airport, Integer> miles = new EnumMap<>(Airport.class);
    Map<Airport, Integer> share = new EnumMap<>(Airport.class);
    for (Airport airport : Airport.values()) {
      String distance = fields.get(PLACE_FIELDS + airport.ordinal());
      if (!distance.isEmpty()) {
        miles.put(airport, Integer.valueOf(distance));
        share.put(
            airport,
            Integer.valueOf(
                fields.get(PLACE_FIELDS + Airport.values().length + airport.ordinal())));
      }
    }
    boolean listed = !fields.get(1).isEmpty();
    return new Destination(
        fields.get(0),
        listed ? String.join(",", fields.subList(0, PLACE_FIELDS)) : "",
        listed ? (int) Double.parseDouble(fields.get(5)) + 5 : 1,
        miles,
        share);
  }
}
