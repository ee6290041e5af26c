package io.nightjar.cli.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fleets: which planes fly, and which of them planes.csv knows. */
final class Planes {
  static final String HEADER = "tailnum,year,type,manufacturer,model,engines,seats,speed,engine";

  private static final int FLEET = 60;
  private static final int FIRST_NUMBER = 101;
  private static final int NUMBERS = 14;
  private static final double NO_YEAR = 0.02;
  private static final List<String> MODELS =
      List.of(
          "AIRBUS,A320-232,2,200,,Turbo-fan",
          "AIRBUS INDUSTRIE,A319-112,2,179,,Turbo-fan",
          "BOEING,737-824,2,149,,Turbo-fan",
          "BOEING,757-222,2,178,,Turbo-jet",
          "EMBRAER,EMB-145XR,2,55,,Turbo-fan",
          "BOMBARDIER INC,CL-600-2B19,2,55,,Turbo-fan",
          "MCDONNELL DOUGLAS,MD-88,2,142,,Turbo-jet");

  private final Chance chance;
  private final Map<String, String> listed = new TreeMap<>();

  Planes(Chance chance, List<Carrier> carriers) {
    this.chance = chance;
    for (Carrier carrier : carriers) {
      for (int number = 0; number < FLEET; number++) {
        list(carrier, number);
      }
    }
  }

  /** The plane that flies a line on a day. */
  String of(Departure line, long row) {
    return tail(line.carrier(), chance.below(FLEET, "flights.plane", row));
  }

  /** Whether planes.csv has it. */
  boolean knows(String tail) {
    return listed.containsKey(tail);
  }

  /** The tail numbers of planes.csv. */
  Set<String> tails() {
    return Set.copyOf(listed.keySet());
  }

  /** The lines of planes.csv. */
  List<String> lines() {
    return new ArrayList<>(listed.values());
  }

  private void list(Carrier carrier, int number) {
    String tail = tail(carrier, number);
    long row = tail.hashCode();
    if (chance.happens(carrier.listedPercent() / 100.0, "planes.listed", row)) {
      int built = 1986 + chance.below(27, "planes.year", row);
      String year = chance.happens(NO_YEAR, "planes.no-year", row) ? "" : Integer.toString(built);
      String model = MODELS.get(chance.below(MODELS.size(), "planes.model", row));
      listed.put(tail, tail + "," + year + ",Fixed wing multi engine," + model);
    }
  }

  private static String tail(Carrier carrier, int number) {
    return "N" + (FIRST_NUMBER + NUMBERS * number) + carrier.code();
  }
}
