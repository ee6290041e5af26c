package io.nightjar.e2e;

import java.time.LocalDate;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What all readers of a lake have seen together; any thread may tell it. */
final class Sightings {
  private final LongAdder reads = new LongAdder();
  private final LongAdder cuts = new LongAdder();
  private final LongAdder pairs = new LongAdder();
  private final LongAdder disagreements = new LongAdder();
  private final Map<String, Map<LocalDate, Long>> versions = new ConcurrentHashMap<>();
  private final Queue<String> mixed = new ConcurrentLinkedQueue<>();
  private final Queue<String> unchecked = new ConcurrentLinkedQueue<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();

  /** Judges one version of one table. */
  void saw(String table, SeenTable seen) {
    reads.increment();
    String version = table + "@v" + seen.version();
    seen.torn().forEach(night -> mixed.add(version + ": " + night));
    seen.unchecked().forEach(row -> unchecked.add(version + ": " + row));
    Map<LocalDate, Long> first = versions.putIfAbsent(version, seen.digests());
    if (first != null && !first.equals(seen.digests())) {
      mixed.add(version + " has other rows than it had before");
    }
  }

  /** A cut was read whole. */
  void sawCut() {
    cuts.increment();
  }

  /** The newest versions of two tables were combined, and may not belong together. */
  void sawPair(boolean isAgreeing) {
    pairs.increment();
    if (!isAgreeing) {
      disagreements.increment();
    }
  }

  void mixed(String what) {
    mixed.add(what);
  }

  void failed(String reader, Throwable error) {
    errors.add(reader + ": " + error + causes(error));
  }

  long reads() {
    return reads.sum();
  }

  long cuts() {
    return cuts.sum();
  }

  long disagreements() {
    return disagreements.sum();
  }

  Queue<String> mixed() {
    return mixed;
  }

  Queue<String> unchecked() {
    return unchecked;
  }

  Queue<String> errors() {
    return errors;
  }

  @Override
  public String toString() {
    return ("%d reads, %d of them for %d cuts, %d versions, mixed %d, unchecked %d, errors %d;"
            + " control: of %d newest pairs %d disagreed")
        .formatted(
            reads.sum(),
            cutReads(),
            cuts.sum(),
            versions.size(),
            mixed.size(),
            unchecked.size(),
            errors.size(),
            pairs.sum(),
            disagreements.sum());
  }

  private long cutReads() {
    return reads.sum() - 2 * pairs.sum();
  }

  private static String causes(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      text.append(" <- ").append(cause);
    }
    return text.toString();
  }
}
