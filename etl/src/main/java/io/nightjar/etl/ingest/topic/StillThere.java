package io.nightjar.etl.ingest.topic;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.ingest.file.LandedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes of the ranges of nights what the cluster still has. */
final class StillThere {
  private static final int MOST_NAMED = 24;

  private final Source source;
  private final Map<Integer, Long> begins;
  private final Map<Integer, Long> ends;
  private final List<LandedFile> files = new ArrayList<>();
  private final List<String> expired = new ArrayList<>();

  /**
   * @param begins first offset of each partition that is there
   * @param ends first offset behind each partition
   */
  StillThere(Source source, Map<Integer, Long> begins, Map<Integer, Long> ends) {
    this.source = source;
    this.begins = begins;
    this.ends = ends;
  }

  /** Takes a range; fails with exit code 20 if some of it is gone and must not be. */
  void take(LandedFile file) {
    OffsetRange range = OffsetRange.of(file);
    long end = ends.getOrDefault(range.partition(), 0L);
    if (end < range.to()) {
      String partition = range.topicPartition().topic() + "/" + range.partition();
      throw TopicErrors.topicRestarted(source.name(), partition, end, range.to());
    }
    OffsetRange left = range.startingAt(begins.getOrDefault(range.partition(), 0L));
    if (!left.equals(range)) {
      if (source.missing() == Source.MissingPolicy.FAIL) {
        throw TopicErrors.offsetsExpired(source.name(), file.file(), file.night(), left.from());
      }
      expired.add("%s before offset %d".formatted(file.file(), left.from()));
    }
    if (!left.isEmpty()) {
      files.add(left.landed(file.night()));
    }
  }

  /** What was taken. */
  List<LandedFile> files() {
    return files;
  }

  /** What a person should read about it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    note(notes, "read", files.stream().map(LandedFile::file).toList());
    note(notes, "has expired and is not loaded:", expired);
    return notes;
  }

  private void note(List<String> notes, String what, List<String> ranges) {
    if (!ranges.isEmpty()) {
      String first = String.join(", ", ranges.subList(0, Math.min(MOST_NAMED, ranges.size())));
      int more = ranges.size() - MOST_NAMED;
      notes.add(
          "Source %s: %s %s%s"
              .formatted(
                  source.name(), what, first, more > 0 ? ", and %d more".formatted(more) : ""));
    }
  }
}
