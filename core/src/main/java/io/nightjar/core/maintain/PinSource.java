package io.nightjar.core.maintain;

import java.util.stream.Stream;

/**
 * Something in the lake that refers to versions of tables. Pins are derived from it each time, so
 * that there is no second book that could disagree.
 */
public interface PinSource {
  /** Every version it refers to, whatever the retention. */
  Stream<Pin> pins();
}
