package io.nightjar.etl.ingest.topic;

import io.nightjar.core.run.OffsetBook;
import io.nightjar.core.time.NightClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Cuts a topic into nights: each ends, in every partition, before the first record that was written
 * at its cut or later, and begins where the night before ends. An end is fixed when it is first
 * needed; a record that arrives later with an earlier time belongs to the night that is open then.
 * So no record is in two nights or in none, in whatever order the nights run.
 */
final class NightEnds {
  private final KafkaCluster cluster;
  private final OffsetBook book;
  private final NightClock clock;
  private final Clock today;
  private final Supplier<TopicState> topic;

  /**
   * @param today tells records of the future from others when an end is fixed
   * @param topic asked only for nights that no run has needed yet
   */
  NightEnds(
      KafkaCluster cluster,
      OffsetBook book,
      NightClock clock,
      Clock today,
      Supplier<TopicState> topic) {
    this.cluster = cluster;
    this.book = book;
    this.clock = clock;
    this.today = today;
    this.topic = topic;
  }

  /**
   * The ranges of a night that are not empty, by partition.
   *
   * @param mayBeEmpty whether a night without any record may be fixed; if not, it stays open
   */
  List<OffsetRange> ranges(LocalDate night, boolean mayBeEmpty) {
    Map<Integer, Long> begin = fixed(night.minusDays(1));
    Optional<Map<Integer, Long>> known = book.find(night);
    if (known.isPresent()) {
      return between(begin, known.get());
    }
    Map<Integer, Long> end = computed(night);
    List<OffsetRange> ranges = between(begin, end);
    return ranges.isEmpty() && !mayBeEmpty ? ranges : between(begin, book.fix(night, end));
  }

  /** Whether its end holds for good. */
  boolean isFixed(LocalDate night) {
    return book.find(night).isPresent();
  }

  private Map<Integer, Long> fixed(LocalDate night) {
    return book.find(night).orElseGet(() -> book.fix(night, computed(night)));
  }

  /** A partition that the night before did not know is new, and begins at 0. */
  private List<OffsetRange> between(Map<Integer, Long> begin, Map<Integer, Long> end) {
    List<OffsetRange> ranges = new ArrayList<>();
    new TreeMap<>(end)
        .forEach(
            (partition, to) -> {
              long from = begin.getOrDefault(partition, 0L);
              if (from > to) {
                throw TopicErrors.offsetsInDisorder(cluster.source(), name(partition), from, to);
              }
              ranges.add(new OffsetRange(cluster.topic().topic(), partition, from, to));
            });
    return ranges.stream().filter(range -> !range.isEmpty()).toList();
  }

  /** Not before what earlier nights have taken, and not behind what later ones have. */
  private Map<Integer, Long> computed(LocalDate night) {
    Map<Integer, Long> ends = new HashMap<>(topic.get().at(clock.cut(night), today.instant()));
    neighbour(book.nights().lower(night)).ifPresent(before -> raise(ends, before));
    neighbour(book.nights().higher(night)).ifPresent(after -> lower(ends, after));
    return ends;
  }

  private Optional<Map<Integer, Long>> neighbour(LocalDate night) {
    return Optional.ofNullable(night).flatMap(book::find);
  }

  private void raise(Map<Integer, Long> ends, Map<Integer, Long> before) {
    Map<Integer, Long> newest = topic.get().ends();
    before.forEach(
        (partition, offset) -> {
          if (newest.getOrDefault(partition, 0L) < offset) {
            throw TopicErrors.topicRestarted(
                cluster.source(), name(partition), newest.getOrDefault(partition, 0L), offset);
          }
          ends.merge(partition, offset, Math::max);
        });
  }

  /** A partition that a later night did not know yet is none of this night either. */
  private static void lower(Map<Integer, Long> ends, Map<Integer, Long> after) {
    ends.keySet().retainAll(after.keySet());
    ends.replaceAll((partition, offset) -> Math.min(offset, after.get(partition)));
  }

  private String name(int partition) {
    return cluster.topic().topic() + "/" + partition;
  }
}
