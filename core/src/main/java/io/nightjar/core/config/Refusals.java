package io.nightjar.core.config;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import java.util.List;

/** Text that cannot be read any further: one problem, which ends the reading of that file. */
final class Refusals {
  private Refusals() {}

  /** A refusal at a place; {@code cause} may be null. */
  static NightjarException at(Origin origin, String why, Throwable cause) {
    String line = origin + ": " + why;
    return cause == null
        ? CoreErrors.invalidConfiguration(List.of(line))
        : new NightjarException(CoreErrorCode.INVALID_CONFIGURATION, line, cause);
  }
}
