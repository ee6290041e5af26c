package io.nightjar.cli.generate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Which flights there are, and on which days each is flown. */
final class Timetable {
  private static final double FLOWN = 0.96;
  private static final double FLOWN_ON_SATURDAY = 0.8;
  private static final int FIRST_MINUTE = 6 * 60;
  private static final int LAST_MINUTE = 23 * 60 + 55;
  private static final double LATE_IN_THE_DAY = 1.1;

  private final Chance chance;
  private final List<Carrier> carriers = Carrier.all();
  private final List<Destination> destinations = Destination.all();
  private final List<Departure> departures;

  /** A timetable of that size; the first lines of a larger one are those of a smaller one. */
  Timetable(Chance chance, int size) {
    this.chance = chance;
    List<Departure> lines = new ArrayList<>(size);
    for (int index = 0; index < size; index++) {
      lines.add(departure(index));
    }
    departures = List.copyOf(lines);
  }

  List<Destination> destinations() {
    return destinations;
  }

  List<Carrier> carriers() {
    return carriers;
  }

  /** The flights of one day, in timetable order. */
  List<Departure> on(LocalDate day) {
    double flown = day.getDayOfWeek() == DayOfWeek.SATURDAY ? FLOWN_ON_SATURDAY : FLOWN;
    return departures.stream()
        .filter(line -> chance.happens(flown, "timetable.flown", Chance.row(day, line.index())))
        .toList();
  }

  private Departure departure(int index) {
    Airport origin = Airport.values()[chance.below(3, "timetable.origin", index)];
    Carrier carrier = pick(carriers, line -> line.share().get(origin), "timetable.carrier", index);
    Destination destination =
        pick(destinations, line -> line.share().getOrDefault(origin, 0), "timetable.dest", index);
    int minute = FIRST_MINUTE + chance.below(LAST_MINUTE - FIRST_MINUTE, "timetable.minute", index);
    minute -= minute % 5;
    double middle = (minute - (FIRST_MINUTE + LAST_MINUTE) / 2.0) / (LAST_MINUTE - FIRST_MINUTE);
    double tendency =
        0.045 * (carrier.latePercent() - 25)
            + LATE_IN_THE_DAY * middle
            + 0.25 * chance.normal("timetable.route", destination.faa().hashCode())
            + 0.35 * chance.normal("timetable.flight", index);
    return new Departure(index, carrier, index + 1, origin, destination, minute, tendency);
  }

  private <T> T pick(List<T> things, ToIntFunction<T> share, String what, int index) {
    int total = things.stream().mapToInt(share).sum();
    int mark = chance.below(total, what, index);
    for (T thing : things) {
      mark -= share.applyAsInt(thing);
      if (mark < 0) {
        return thing;
      }
    }
    throw new IllegalStateException("shares do not add up");
  }
}
