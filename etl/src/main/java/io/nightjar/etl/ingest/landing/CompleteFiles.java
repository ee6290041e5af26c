package io.nightjar.etl.ingest.landing;

import io.nightjar.core.pipeline.source.CompleteWhen;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.ingest.file.LandedFile;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells files that are delivered whole from those that may still grow. */
public final class CompleteFiles {
  private static final String NIGHT_IS_OVER = "the end of the night";

  private final Landings landings;
  private final Clock clock;

  /**
   * @param clock for {@code quiet-for}; decides when a file is taken, never what is in the tables
   */
  public CompleteFiles(Landings landings, Clock clock) {
    this.landings = landings;
    this.clock = clock;
  }

  /** What lies there, parted. */
  record Parted(List<LandedFile> complete, List<LandedFile> incomplete) {}

  /** Parts them; markers are neither. */
  Parted part(Source source, List<LandedFile> found) {
    CompleteWhen when = source.intake().complete();
    List<LandedFile> complete = new ArrayList<>();
    List<LandedFile> incomplete = new ArrayList<>();
    for (LandedFile file : found) {
      if (!isMarker(when, name(file))) {
        (isComplete(source, when, file) ? complete : incomplete).add(file);
      }
    }
    return new Parted(complete, incomplete);
  }

  /** What is waited for, for people. */
  public static String sign(Source source) {
    CompleteWhen when = source.intake().complete();
    if (source.format() == Source.Format.JDBC || source.format() == Source.Format.KAFKA) {
      return NIGHT_IS_OVER + when.quietFor().map(span -> " and " + span).orElse("");
    }
    Optional<String> end =
        source.intake().byArrival() ? Optional.of(NIGHT_IS_OVER) : Optional.empty();
    return Stream.of(
            end,
            when.marker().map(name -> "marker " + name),
            when.quietFor().map(span -> "no change for " + span))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private boolean isComplete(Source source, CompleteWhen when, LandedFile file) {
    boolean isMarked =
        when.marker()
            .map(marker -> marker.replace(CompleteWhen.FILE, name(file)))
            .map(marker -> landings.of(source).hasBeside(source.name(), file, marker))
            .orElse(true);
    return isMarked && when.quietFor().map(span -> isQuiet(file, span)).orElse(true);
  }

  private boolean isQuiet(LandedFile file, io.nightjar.core.time.CalendarSpan span) {
    Instant changed = Instant.ofEpochMilli(file.modified());
    return !span.addTo(changed.atZone(ZoneOffset.UTC)).toInstant().isAfter(clock.instant());
  }

  private static boolean isMarker(CompleteWhen when, String name) {
    return when.marker()
        .map(CompleteFiles::pattern)
        .filter(marker -> marker.matcher(name).matches())
        .isPresent();
  }

  private static Pattern pattern(String marker) {
    String quoted = Pattern.quote(marker).replace(CompleteWhen.FILE, "\\E.+\\Q");
    return Pattern.compile(quoted);
  }

  private static String name(LandedFile file) {
    return file.file().substring(file.file().lastIndexOf('/') + 1);
  }
}
