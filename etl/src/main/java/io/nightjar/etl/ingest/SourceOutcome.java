package io.nightjar.etl.ingest;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.LoadedFile;
import io.nightjar.etl.ingest.landing.CompleteFiles;
import io.nightjar.etl.ingest.landing.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one source.
 *
 * @param delivery what landed
 * @param counts what its records are
 * @param good rows in bronze for the nights of the run
 * @param quarantined rows in quarantine for them
 * @param fileNotes what a person should read about files that differ from their contract
 * @param files what became of each file; none if a snapshot was not even read
 */
record SourceOutcome(
    Delivery delivery,
    SourceCounts counts,
    long good,
    long quarantined,
    List<String> fileNotes,
    List<LoadedFile> files) {
  /** Numbers by name, prefixed with the source. */
  Map<String, Number> metrics() {
    String name = delivery.source().name() + ".";
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put(name + "files", delivery.files().size());
    metrics.put(name + "rows-in", counts.rowsIn());
    metrics.put(name + "rows-good", good);
    metrics.put(name + "rows-quarantined", quarantined);
    metrics.put(name + "rows-other-nights", counts.otherNights());
    metrics.put(name + "rows-undated", counts.undated());
    return metrics;
  }

  /** What a person should read. */
  List<String> notes() {
    Source source = delivery.source();
    List<String> notes = new ArrayList<>(fileNotes);
    notes.addAll(delivery.notes());
    missing().ifPresent(notes::add);
    if (!delivery.incomplete().isEmpty() && source.missing() == Source.MissingPolicy.WARN) {
      notes.add(
          "Source %s: %d files are not complete and were not taken (%s), first %s"
              .formatted(
                  source.name(),
                  delivery.incomplete().size(),
                  CompleteFiles.sign(source),
                  delivery.incomplete().get(0).file()));
    }
    if (source.format() == Source.Format.DELTA) {
      delivery
          .files()
          .forEach(table -> notes.add("Source %s: read %s".formatted(source.name(), table.file())));
    }
    for (String file : delivery.emptyFiles()) {
      notes.add("Source %s: file %s is empty: 0 rows".formatted(source.name(), file));
    }
    if (counts.undated() > 0) {
      notes.add(
          "Source %s: %d rows have no usable event date; they are quarantined at the first night"
              .formatted(source.name(), counts.undated()));
    }
    return notes;
  }

  private Optional<String> missing() {
    Source source = delivery.source();
    if (delivery.missing().isEmpty() || source.missing() != Source.MissingPolicy.WARN) {
      return Optional.empty();
    }
    String what = source.format() == Source.Format.KAFKA ? "record" : "file";
    return Optional.of(
        "Source %s has no %s for %s (%s)"
            .formatted(source.name(), what, delivery.missingNights(), source.path()));
  }
}
