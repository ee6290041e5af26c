package io.nightjar.etl.ingest;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.LoadedFile;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.landing.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Proves for each file that its rows are all in bronze or in quarantine, and says how many. */
final class FileAccounts {
  private final JobContext context;
  private final Delivery delivery;
  private final Nights nights;

  FileAccounts(JobContext context, Delivery delivery, Nights nights) {
    this.context = context;
    this.delivery = delivery;
    this.nights = nights;
  }

  /**
   * The account of each file; fails with exit code 50 if rows of one are lost or too many.
   *
   * @param all of all files
   * @param rowsIn records that were read, by file; asked only if there are several
   */
  List<LoadedFile> of(SourceCounts all, Supplier<Map<String, Long>> rowsIn) {
    List<String> names = delivery.names();
    if (names.size() < 2) {
      return names.isEmpty()
          ? List.of()
          : List.of(account(0, all.rowsIn(), all.rowsIn() - all.misfits(), all.misfits()));
    }
    Map<String, Long> read = rowsIn.get();
    Map<String, Long> good = stored(delivery.source().table());
    Map<String, Long> quarantined = stored(delivery.source().quarantine());
    List<LoadedFile> accounts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      accounts.add(
          account(
              i,
              read.getOrDefault(name, 0L),
              good.getOrDefault(name, 0L),
              quarantined.getOrDefault(name, 0L)));
    }
    accounts.forEach(this::requireConservation);
    return accounts;
  }

  private Map<String, Long> stored(TableName table) {
    return context
        .tables()
        .findLatest(table)
        .map(pin -> FileCounts.of(context.tables().read(pin), nights))
        .orElse(Map.of());
  }

  private LoadedFile account(int file, long rowsIn, long good, long quarantined) {
    LandedFile landed = delivery.files().get(file);
    return new LoadedFile(
        landed.file(),
        Optional.ofNullable(landed.night()),
        landed.size(),
        delivery.digests().get(file),
        rowsIn,
        good,
        quarantined,
        context.nights(),
        context.runId());
  }

  private void requireConservation(LoadedFile file) {
    Source source = delivery.source();
    if (file.rowsIn() != file.rowsGood() + file.rowsQuarantined()) {
      throw EtlErrors.rowsNotConserved(
          "Source %s, file %s".formatted(source.name(), file.file()),
          file.rowsIn(),
          file.rowsGood() + file.rowsQuarantined(),
          "%d good, %d quarantined, nights %s"
              .formatted(file.rowsGood(), file.rowsQuarantined(), nights));
    }
  }
}
