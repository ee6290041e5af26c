package io.nightjar.cli.generate;

/**
 * One line of the timetable, flown on most days.
 *
 * @param index its number in the timetable
 * @param carrier who flies
 * @param flight number, unique within the carrier
 * @param origin where from
 * @param destination where to
 * @param minute scheduled departure, minutes after midnight
 * @param tendency how much later than others it tends to be, on the logit scale
 */
record Departure(
    int index,
    Carrier carrier,
    int flight,
    Airport origin,
    Destination destination,
    int minute,
    double tendency) {
  /** Distance in miles. */
  int miles() {
    return destination.miles().get(origin);
  }
}
