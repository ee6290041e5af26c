package io.nightjar.core.maintain;

import io.nightjar.core.config.Section;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.CalendarSpan;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long versions that are pinned stay readable. Counted in nights from a logical date, never
 * from the clock, so that a lake that rests loses nothing.
 *
 * @param keep nights by layer; {@code stage} for stages, {@code copies} for rows copied from
 *     databases, {@code *} for layers that are not named; {@link #ALL} for all of them
 * @param grace files younger than that are never removed, because a running job may be about to
 *     commit them, and nothing that was the newest version within that time, because somebody may
 *     be reading it
 */
public record Retention(Map<String, Integer> keep, Duration grace) {
  /** Kept for all nights. */
  public static final int ALL = Integer.MAX_VALUE;

  private static final String OTHERS = "*";
  private static final String STAGE = "stage";
  private static final String COPIES = "copies";
  private static final Pattern NIGHTS = Pattern.compile("(\\d{1,5}) nights?");

  /** Copies the map. */
  public Retention {
    keep = Map.copyOf(keep);
  }

  /** Reads the section {@code maintenance} of an environment file with its defaults. */
  public static Retention read(Section maintenance) {
    Map<String, Integer> keep = new TreeMap<>();
    Section layers = maintenance.at("keep");
    layers.children().forEach(each -> keep.put(each.name(), nights(each.value().asText())));
    Duration grace = maintenance.parsed("grace", Retention::parseGrace, Duration.ofDays(7));
    return new Retention(keep, grace);
  }

  /**
   * Reads {@code 7 days}, {@code 36 hours}.
   *
   * @throws IllegalArgumentException for any other form
   */
  public static Duration parseGrace(String text) {
    CalendarSpan span = CalendarSpan.parse(text);
    return span.unit().getDuration().multipliedBy(span.amount());
  }

  /** The same with another grace. */
  public Retention withGrace(Duration other) {
    return new Retention(keep, other);
  }

  /** The first night whose pins on that table count, seen from the night {@code date}. */
  public LocalDate keptFrom(TableName table, LocalDate date) {
    return back(nightsOf(table), date);
  }

  /** The first night whose copies of databases stay; {@code *} says nothing of them. */
  public LocalDate copiesKeptFrom(LocalDate date) {
    return back(keep.getOrDefault(COPIES, ALL), date);
  }

  private int nightsOf(TableName table) {
    String layer = table.isStage() ? STAGE : table.layer();
    return keep.getOrDefault(layer, keep.getOrDefault(OTHERS, ALL));
  }

  private static LocalDate back(int nights, LocalDate date) {
    return nights == ALL ? LocalDate.MIN : date.minusDays(nights - 1L);
  }

  private static int nights(String text) {
    Matcher matcher = NIGHTS.matcher(text);
    return matcher.matches() ? Math.max(1, Integer.parseInt(matcher.group(1))) : ALL;
  }
}
