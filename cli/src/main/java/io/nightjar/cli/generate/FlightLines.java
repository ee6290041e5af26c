package io.nightjar.cli.generate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the flights of one day as lines, plants dirt among those in time, and keeps count. */
final class FlightLines {
  private static final int ARR_DELAY = 6;

  private final Chance chance;
  private final Plants plants;
  private final List<Flight> fitting = new ArrayList<>();
  private final List<String> inTime = new ArrayList<>();
  private final List<String> heldBack = new ArrayList<>();
  private final Map<Misfit, Integer> misfits = new EnumMap<>(Misfit.class);
  private int duplicates;

  FlightLines(Chance chance, Plants plants, List<Flight> flights) {
    this.chance = chance;
    this.plants = plants;
    flights.forEach(this::add);
  }

  List<String> inTime() {
    return inTime;
  }

  List<String> heldBack() {
    return heldBack;
  }

  Map<Misfit, Integer> misfits() {
    return misfits;
  }

  int duplicates() {
    return duplicates;
  }

  /** The flights whose lines fit, each once. */
  List<Flight> fitting() {
    return fitting;
  }

  private void add(Flight flight) {
    if (isHeldBack(flight)) {
      fitting.add(flight);
      heldBack.add(flight.csv());
      return;
    }
    long row = Chance.row(flight.day(), flight.line().index());
    if (chance.happens(plants.misfitRate(), "dirt.flights", row)) {
      Misfit kind = Misfit.values()[chance.below(Misfit.values().length, "dirt.kind", row)];
      misfits.merge(kind, 1, Integer::sum);
      inTime.add(kind.damage(flight.csv(), ARR_DELAY));
      return;
    }
    fitting.add(flight);
    inTime.add(flight.csv());
    if (chance.happens(plants.duplicateRate(), "dirt.duplicate", row)) {
      duplicates++;
      inTime.add(flight.csv());
    }
  }

  private boolean isHeldBack(Flight flight) {
    return flight.line().origin() == Airport.JFK
        && plants.heldBack().filter(flight.day()::equals).isPresent();
  }
}
