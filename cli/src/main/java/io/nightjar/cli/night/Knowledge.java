package io.nightjar.cli.night;

/** With whose knowledge nights are computed. */
enum Knowledge {
  /** What was known when the night ended: the same as the night wrote when it ran. */
  ORIGINAL,
  /** All that is known today about what had happened by then. */
  NOW
}
