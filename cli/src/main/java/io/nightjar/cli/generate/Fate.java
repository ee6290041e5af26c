package io.nightjar.cli.generate;

/** What became of a flight. */
enum Fate {
  ARRIVED,
  DIVERTED,
  CANCELLED
}
