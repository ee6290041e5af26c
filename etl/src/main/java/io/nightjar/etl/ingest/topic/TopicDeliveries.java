package io.nightjar.etl.ingest.topic;

import io.nightjar.core.config.Connections;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.DeliveryBook;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.landing.CompleteFiles;
import io.nightjar.etl.ingest.landing.Delivery;
import io.nightjar.etl.ingest.landing.FinishedNights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Looks up which records of a topic belong to nights. */
public final class TopicDeliveries {
  private final Connections connections;
  private final DeliveryBook book;
  private final NightClock clock;
  private final FinishedNights finished;

  /**
   * Asks no cluster yet.
   *
   * @param clock knows where nights are cut
   * @param finished which nights are over
   */
  public TopicDeliveries(
      Connections connections, DeliveryBook book, NightClock clock, FinishedNights finished) {
    this.connections = connections;
    this.book = book;
    this.clock = clock;
    this.finished = finished;
  }

  /**
   * The ranges of offsets of those nights, fixed from now on. The cluster is only asked about
   * nights that no run has needed yet.
   */
  public Delivery find(Source source, Nights nights) {
    KafkaCluster cluster = cluster(source);
    List<LandedFile> files = new ArrayList<>();
    List<LandedFile> open = new ArrayList<>();
    List<LocalDate> missing = new ArrayList<>();
    try (LazyTopic topic = new LazyTopic(cluster)) {
      NightEnds ends =
          new NightEnds(
              cluster,
              book.offsets(source.name(), topic(source)),
              clock,
              finished.clock(),
              topic::get);
      for (LocalDate night : nights.dates()) {
        boolean isOpen = !ends.isFixed(night) && !finished.isOver(night);
        if (isOpen) {
          open.add(FinishedNights.unfinished(topic(source) + "@{date}", night));
        }
        boolean isExpected = source.intake().expected().isExpected(night);
        boolean mayBeEmpty = !isExpected || source.missing() != Source.MissingPolicy.FAIL;
        List<OffsetRange> ranges = isOpen ? List.of() : ends.ranges(night, mayBeEmpty);
        ranges.forEach(range -> files.add(range.landed(night)));
        if (ranges.isEmpty() && isExpected) {
          missing.add(night);
        }
      }
    }
    return delivery(source, files, missing, open, List.of());
  }

  /**
   * The same, but only with records that are still there: fails with exit code 20 if some are not,
   * or if there are none, unless the source says that they may be missing.
   */
  public Delivery require(Source source, Nights nights) {
    Delivery found = find(source, nights);
    boolean isAwaited = source.missing() == Source.MissingPolicy.FAIL;
    if (isAwaited && !found.incomplete().isEmpty()) {
      LandedFile first = found.incomplete().get(0);
      throw EtlErrors.fileIncomplete(
          source.name(), first.file(), found.incomplete().size(), CompleteFiles.sign(source));
    }
    if (isAwaited && !found.missing().isEmpty()) {
      throw TopicErrors.recordsMissing(source.name(), topic(source), found.missingNights());
    }
    if (found.files().isEmpty()) {
      return found;
    }
    try (TopicState topic = TopicState.of(cluster(source))) {
      StillThere there = new StillThere(source, topic.begins(), topic.ends());
      found.files().forEach(there::take);
      return delivery(source, there.files(), found.missing(), found.incomplete(), there.notes());
    }
  }

  private KafkaCluster cluster(Source source) {
    return KafkaCluster.of(source, connections.kafka(source.form().kafka().connection()));
  }

  private static Delivery delivery(
      Source source,
      List<LandedFile> files,
      List<LocalDate> missing,
      List<LandedFile> open,
      List<String> notes) {
    List<String> digests = files.stream().map(file -> OffsetRange.of(file).digest()).toList();
    return new Delivery(source, files, digests, missing, open, notes);
  }

  private static String topic(Source source) {
    return source.form().kafka().topic();
  }

  /** Asks the cluster when it is first needed. */
  private static final class LazyTopic implements AutoCloseable {
    private final KafkaCluster cluster;
    private TopicState state;

    private LazyTopic(KafkaCluster cluster) {
      this.cluster = cluster;
    }

    private TopicState get() {
      state = state == null ? TopicState.of(cluster) : state;
      return state;
    }

    @Override
    public void close() {
      if (state != null) {
        state.close();
      }
    }
  }
}
