package io.nightjar.etl.ingest;

import io.nightjar.core.pipeline.PathTemplate;
import io.nightjar.core.pipeline.Source;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Looks up what landed. */
final class Deliveries {
  private final Landing landing;
  private final FileDigests digests;

  Deliveries(Landing landing, FileDigests digests) {
    this.landing = landing;
    this.digests = digests;
  }

  /** What landed of a source for those nights, whether or not anything is missing. */
  Delivery find(Source source, Nights nights) {
    return source.delivery() == Source.Delivery.BY_DATE
        ? byDate(source, nights)
        : whole(source, nights);
  }

  /** The same, but fails with exit code 20 if the source must not be missing and is. */
  Delivery require(Source source, Nights nights) {
    Delivery delivery = find(source, nights);
    if (!delivery.missing().isEmpty() && source.missing() == Source.MissingPolicy.FAIL) {
      throw EtlErrors.deliveryMissing(
          source.name(),
          source.path(),
          delivery.missing().stream().map(LocalDate::toString).toList());
    }
    return delivery;
  }

  private Delivery byDate(Source source, Nights nights) {
    PathTemplate path = path(source);
    List<LandedFile> files = new ArrayList<>();
    List<LocalDate> missing = new ArrayList<>();
    for (LocalDate night : nights.dates()) {
      List<LandedFile> found = landing.find(source.name(), path.at(night), night);
      files.addAll(found);
      if (found.isEmpty()) {
        missing.add(night);
      }
    }
    return delivery(source, files, missing);
  }

  private Delivery whole(Source source, Nights nights) {
    PathTemplate path = path(source);
    List<LandedFile> files = landing.find(source.name(), path.at(nights.from()), null);
    return delivery(source, files, files.isEmpty() ? nights.dates() : List.of());
  }

  private static PathTemplate path(Source source) {
    try {
      return new PathTemplate(source.path());
    } catch (IllegalArgumentException e) {
      throw EtlErrors.invalidPath(source.name(), source.path(), e.getMessage());
    }
  }

  private Delivery delivery(Source source, List<LandedFile> files, List<LocalDate> missing) {
    List<String> sums =
        files.stream().map(file -> digests.of(source.name(), file, landing.files())).toList();
    return new Delivery(source, files, sums, missing);
  }
}
