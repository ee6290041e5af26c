package io.nightjar.core.pipeline.source;

import io.nightjar.core.time.CalendarSpan;
import java.util.Optional;

/**
 * When a file counts as delivered whole; files that are not are not taken.
 *
 * @param marker name of a file beside it that says so; <code>{file}</code> in it stands for the
 *     name of the file
 * @param quietFor how long it must not have changed
 */
public record CompleteWhen(Optional<String> marker, Optional<CalendarSpan> quietFor) {
  /** A file is complete as soon as it is there. */
  public static final CompleteWhen THERE = new CompleteWhen(Optional.empty(), Optional.empty());

  /** The placeholder for the name of the file. */
  public static final String FILE = "{file}";
}
