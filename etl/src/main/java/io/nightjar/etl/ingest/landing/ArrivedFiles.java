package io.nightjar.etl.ingest.landing;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.ArrivalBook;
import io.nightjar.core.run.ArrivalBook.Arrival;
import io.nightjar.core.run.DeliveryBook;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.landing.CompleteFiles.Parted;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assigns files that come at any time to the night in which they came, by the modification time of
 * the storage, and writes that down before they are read. A file whose night has been taken before
 * it was there belongs to the next night that is taken. So no file is in two nights or in none, in
 * whatever order the nights run and however often.
 */
public final class ArrivedFiles {
  private final DeliveryBook book;
  private final NightClock clock;
  private final FinishedNights finished;
  private final LocalDate start;

  /**
   * @param start first night of the pipeline; what came before belongs to it
   */
  public ArrivedFiles(
      DeliveryBook book, NightClock clock, FinishedNights finished, LocalDate start) {
    this.book = book;
    this.clock = clock;
    this.finished = finished;
    this.start = start;
  }

  /** The files of each night, taken now if no run has needed the night yet. */
  Map<LocalDate, Parted> of(Source source, Parted there, Nights nights) {
    ArrivalBook arrivals = book.arrivals(source.name());
    return nights.dates().stream()
        .collect(
            Collectors.toMap(Function.identity(), night -> of(source, arrivals, there, night)));
  }

  private Parted of(Source source, ArrivalBook arrivals, Parted there, LocalDate night) {
    while (true) {
      List<Arrival> known = arrivals.all();
      Optional<Arrival> taken = known.stream().filter(one -> one.night().equals(night)).findFirst();
      if (taken.isPresent()) {
        return found(source, taken.get(), there);
      }
      if (!finished.isOver(night)) {
        LandedFile open = FinishedNights.unfinished(source.path() + " of {date}", night);
        return new Parted(List.of(), List.of(open));
      }
      List<LandedFile> came = came(known, there.complete(), night);
      List<LandedFile> coming =
          there.incomplete().stream().filter(file -> night(file).equals(night)).toList();
      boolean isAwaited = source.missing() == Source.MissingPolicy.FAIL;
      boolean isExpected = source.intake().expected().isExpected(night);
      boolean staysOpen = isAwaited && (!coming.isEmpty() || (came.isEmpty() && isExpected));
      Arrival arrival = new Arrival(night, came.stream().map(LandedFile::file).toList());
      if (staysOpen || arrivals.add(known.size(), arrival)) {
        return new Parted(delivered(came, night), delivered(coming, night));
      }
    }
  }

  /** What came in that night, or too late for a night that has been taken without it. */
  private List<LandedFile> came(List<Arrival> known, List<LandedFile> there, LocalDate night) {
    Set<String> taken = known.stream().flatMap(one -> one.files().stream()).collect(toSet());
    Set<LocalDate> closed = known.stream().map(Arrival::night).collect(toSet());
    return there.stream()
        .filter(file -> !taken.contains(file.file()))
        .filter(
            file -> {
              LocalDate own = night(file);
              return own.equals(night) || (own.isBefore(night) && closed.contains(own));
            })
        .toList();
  }

  private LocalDate night(LandedFile file) {
    LocalDate night = clock.night(Instant.ofEpochMilli(file.modified()));
    return night.isBefore(start) ? start : night;
  }

  /** The files of an entry; one that is gone before any run has loaded it must not be passed by. */
  private Parted found(Source source, Arrival arrival, Parted there) {
    Map<String, LandedFile> files =
        Stream.concat(there.complete().stream(), there.incomplete().stream())
            .collect(Collectors.toMap(LandedFile::file, Function.identity()));
    List<LandedFile> found = new ArrayList<>();
    for (String name : arrival.files()) {
      if (files.containsKey(name)) {
        found.add(files.get(name));
      } else if (!source.intake().corrections() && !isLoaded(source, arrival.night(), name)) {
        throw EtlErrors.arrivedFileGone(source.name(), name, arrival.night());
      }
    }
    return new Parted(delivered(found, arrival.night()), List.of());
  }

  private boolean isLoaded(Source source, LocalDate night, String name) {
    return book.newest(source.name(), Nights.of(night)).stream()
        .anyMatch(file -> file.file().equals(name));
  }

  private static List<LandedFile> delivered(List<LandedFile> files, LocalDate night) {
    return files.stream().map(file -> file.of(night)).toList();
  }

  private static <T> java.util.stream.Collector<T, ?, Set<T>> toSet() {
    return Collectors.toCollection(HashSet::new);
  }
}
