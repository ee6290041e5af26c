package io.nightjar.cli.bench.worker;

import io.nightjar.cli.generate.FlightFiles;
import io.nightjar.cli.generate.FlightsGenerator;
import io.nightjar.cli.generate.GeneratedDay;
import io.nightjar.cli.generate.GeneratorSettings;
import io.nightjar.cli.generate.Plants;
import io.nightjar.core.time.Nights;
import java.nio.file.Path;
import java.time.LocalDate;

/** One scale: its landing folder, its lake, and which night comes next. */
public final class ScaledLake {
  private static final LocalDate START = LocalDate.of(2013, 1, 1);

  private final int scale;
  private final BenchSettings settings;
  private final Path dir;
  private final FlightsGenerator generated;
  private LocalDate next;

  /** Generates and delivers everything; scale 0 is as few flights as the checks let pass. */
  public ScaledLake(int scale, BenchSettings settings) {
    this.scale = scale;
    this.settings = settings;
    dir = settings.dir().resolve("x" + scale);
    int days = settings.historyNights() + settings.nights() + 1;
    int flights = scale == 0 ? BenchSettings.FEWEST_FLIGHTS : scale * settings.flightsPerDay();
    generated =
        new FlightsGenerator(
            new GeneratorSettings(settings.seed(), START, days, flights, Plants.none()));
    FlightFiles files = new FlightFiles(dir.resolve("landing"));
    files.deliverLists(generated);
    generated.days().forEach(files::deliver);
    next = START.plusDays(settings.historyNights());
  }

  /** Multiple of the data; 0 for next to nothing. */
  public int scale() {
    return scale;
  }

  /** The scale, for people. */
  public String name() {
    return scale == 0 ? "next to nothing" : scale + "×";
  }

  /** Digest of the delivered lines. */
  public String digest() {
    return generated.digest();
  }

  /** Nights to be loaded as one piece before the first one. */
  public Nights history() {
    return new Nights(START, START.plusDays(settings.historyNights() - 1L));
  }

  /** Where its landing folder and its lake {@code lake/} are. */
  public Path dir() {
    return dir;
  }

  /** A fresh process on this lake. */
  public WorkerProcess start() {
    return WorkerProcess.start(name(), dir, settings.workerArgs(), settings.heap());
  }

  /** The next night; every night is run once. */
  public LocalDate nextNight() {
    LocalDate night = next;
    next = next.plusDays(1);
    return night;
  }

  /** Lines delivered for a night by all its daily sources. */
  public long lines(LocalDate night) {
    GeneratedDay day = generated.days().get((int) (night.toEpochDay() - START.toEpochDay()));
    return (long) day.flights().size() + day.schedule().size() + day.weather().size();
  }
}
