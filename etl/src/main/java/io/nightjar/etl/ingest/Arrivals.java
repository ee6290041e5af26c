package io.nightjar.etl.ingest;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.ingest.landing.Deliveries;
import io.nightjar.etl.ingest.landing.Delivery;
import io.nightjar.etl.ingest.topic.TopicDeliveries;

/** What there is for nights, wherever a source has it: as files or in a topic. */
final class Arrivals {
  private final Deliveries files;
  private final TopicDeliveries topics;

  Arrivals(Deliveries files, TopicDeliveries topics) {
    this.files = files;
    this.topics = topics;
  }

  /** What there is, whether or not anything is missing. */
  Delivery find(Source source, Nights nights) {
    return isTopic(source) ? topics.find(source, nights) : files.find(source, nights);
  }

  /** The same, but fails if something is missing that must not be. */
  Delivery require(Source source, Nights nights) {
    return isTopic(source) ? topics.require(source, nights) : files.require(source, nights);
  }

  /** Fails with exit code 40 if a file is not what it was when it was found. */
  void requireUnchanged(Delivery delivery) {
    if (!isTopic(delivery.source())) {
      files.requireUnchanged(delivery);
    }
  }

  private static boolean isTopic(Source source) {
    return source.format() == Source.Format.KAFKA;
  }
}
