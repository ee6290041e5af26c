package io.nightjar.etl.ingest;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.DeliveryBook;
import io.nightjar.core.run.LoadedFile;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.landing.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds files that an earlier run has loaded with another content, or that have gone since. Only
 * deliveries by night are compared: a snapshot and a file that holds many nights change by nature.
 */
final class FileChanges {
  private static final int MOST_NOTES = 20;

  private final DeliveryBook book;
  private final Nights nights;

  FileChanges(DeliveryBook book, Nights nights) {
    this.book = book;
    this.nights = nights;
  }

  /** What was loaded before and is different now; fails with exit code 20 if it must not be. */
  List<LoadedFile> allowed(Delivery delivery) {
    Source source = delivery.source();
    if (!source.delivery().isByNight()) {
      return List.of();
    }
    Map<String, String> delivered = new HashMap<>();
    for (int i = 0; i < delivery.files().size(); i++) {
      delivered.put(delivery.files().get(i).file(), delivery.digests().get(i));
    }
    List<LoadedFile> changed =
        book.newest(source.name(), nights).stream()
            .filter(before -> !before.sha256().equals(delivered.get(before.file())))
            .toList();
    if (!source.intake().corrections()) {
      changed.stream()
          .filter(before -> !book.isRefused(before))
          .findFirst()
          .ifPresent(before -> refuse(delivery, before, delivered));
    }
    return changed;
  }

  private static void refuse(Delivery delivery, LoadedFile before, Map<String, String> delivered) {
    String now = delivered.get(before.file());
    throw EtlErrors.fileCorrected(
        delivery.source().name(),
        before.file(),
        "run %s loaded it for %s with %d rows, SHA-256 %s…"
            .formatted(
                before.run(), before.nights(), before.rowsIn(), before.sha256().substring(0, 12)),
        now == null ? "it is gone now" : "now it has SHA-256 " + now.substring(0, 12) + "…");
  }

  /** What became of them, for people: rows before and after, by file. */
  static List<String> notes(Source source, List<LoadedFile> before, List<LoadedFile> after) {
    Map<String, LoadedFile> now = new HashMap<>();
    after.forEach(file -> now.put(file.file(), file));
    List<String> notes = new ArrayList<>();
    for (LoadedFile old : before) {
      LoadedFile found = now.get(old.file());
      String what =
          found == null
              ? "is gone; its %d rows (%d good, %d quarantined) went with it"
                  .formatted(old.rowsIn(), old.rowsGood(), old.rowsQuarantined())
              : "was corrected: rows %d -> %d, good %d -> %d, quarantined %d -> %d"
                  .formatted(
                      old.rowsIn(),
                      found.rowsIn(),
                      old.rowsGood(),
                      found.rowsGood(),
                      old.rowsQuarantined(),
                      found.rowsQuarantined());
      notes.add(
          "Source %s: file %s, loaded by run %s, %s"
              .formatted(source.name(), old.file(), old.run(), what));
    }
    if (notes.size() <= MOST_NOTES) {
      return notes;
    }
    List<String> most = new ArrayList<>(notes.subList(0, MOST_NOTES));
    most.add(
        "Source %s: and %d more corrected files"
            .formatted(source.name(), notes.size() - MOST_NOTES));
    return most;
  }
}
