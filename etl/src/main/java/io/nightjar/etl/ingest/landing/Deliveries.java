package io.nightjar.etl.ingest.landing;

import io.nightjar.core.pipeline.source.PathTemplate;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.file.LandedFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Looks up what landed. */
public final class Deliveries {
  private final Landings landings;
  private final CopiedRows copies;
  private final FileDigests digests;
  private final CompleteFiles complete;
  private final ArrivedFiles arrived;

  /** Looks nothing up yet. */
  public Deliveries(
      Landings landings,
      CopiedRows copies,
      FileDigests digests,
      CompleteFiles complete,
      ArrivedFiles arrived) {
    this.landings = landings;
    this.copies = copies;
    this.digests = digests;
    this.complete = complete;
    this.arrived = arrived;
  }

  /** What landed of a source for those nights, whether or not anything is missing. */
  public Delivery find(Source source, Nights nights) {
    return switch (source.delivery()) {
      case BY_DATE -> byNight(source, nights, night -> landed(source, night, night));
      case BY_ARRIVAL -> {
        CompleteFiles.Parted there = landed(source, nights.from(), null);
        yield byNight(source, nights, arrived.of(source, there, nights)::get);
      }
      default -> whole(source, nights);
    };
  }

  /**
   * The same, but where the source must not be missing fails with exit code 40 if a file is not
   * complete yet, and with 20 if there is none.
   */
  public Delivery require(Source source, Nights nights) {
    Delivery delivery = find(source, nights);
    if (source.missing() != Source.MissingPolicy.FAIL) {
      return delivery;
    }
    List<LandedFile> incomplete = delivery.incomplete();
    if (!incomplete.isEmpty()) {
      throw EtlErrors.fileIncomplete(
          source.name(), incomplete.get(0).file(), incomplete.size(), CompleteFiles.sign(source));
    }
    if (!delivery.missing().isEmpty()) {
      throw EtlErrors.deliveryMissing(
          source.name(),
          source.path(),
          delivery.missing().stream().map(LocalDate::toString).toList());
    }
    return delivery;
  }

  /** Fails with exit code 40 if a file is not what it was when it was found. */
  public void requireUnchanged(Delivery delivery) {
    for (LandedFile file : delivery.files()) {
      if (!landings.of(delivery.source()).isAsFound(delivery.source().name(), file)) {
        throw EtlErrors.fileChanged(delivery.source().name(), file.file(), null);
      }
    }
  }

  private Delivery byNight(
      Source source, Nights nights, Function<LocalDate, CompleteFiles.Parted> landed) {
    List<LandedFile> files = new ArrayList<>();
    List<LandedFile> incomplete = new ArrayList<>();
    List<LocalDate> missing = new ArrayList<>();
    for (LocalDate night : nights.dates()) {
      CompleteFiles.Parted found = landed.apply(night);
      files.addAll(found.complete());
      incomplete.addAll(found.incomplete());
      if (found.complete().isEmpty() && source.intake().expected().isExpected(night)) {
        missing.add(night);
      }
    }
    return delivery(source, files, missing, incomplete);
  }

  private Delivery whole(Source source, Nights nights) {
    CompleteFiles.Parted found = landed(source, nights.from(), null);
    List<LocalDate> expected =
        nights.dates().stream().filter(source.intake().expected()::isExpected).toList();
    List<LocalDate> missing = found.complete().isEmpty() ? expected : List.of();
    return delivery(source, found.complete(), missing, found.incomplete());
  }

  private CompleteFiles.Parted landed(Source source, LocalDate date, LocalDate night) {
    if (source.format() == Source.Format.JDBC) {
      return copies.of(source, night);
    }
    Landing landing = landings.of(source);
    String path = path(source).at(date);
    return complete.part(
        source,
        source.format() == Source.Format.DELTA
            ? landing.tables(source.name(), path, night)
            : landing.find(source.name(), path, night));
  }

  private static PathTemplate path(Source source) {
    try {
      return new PathTemplate(source.path());
    } catch (IllegalArgumentException e) {
      throw EtlErrors.invalidPath(source.name(), source.path(), e.getMessage());
    }
  }

  private Delivery delivery(
      Source source, List<LandedFile> files, List<LocalDate> missing, List<LandedFile> incomplete) {
    List<String> sums =
        files.stream()
            .map(file -> digests.of(source.name(), file, landings.of(source).files()))
            .toList();
    return new Delivery(source, files, sums, missing, incomplete, List.of());
  }
}
