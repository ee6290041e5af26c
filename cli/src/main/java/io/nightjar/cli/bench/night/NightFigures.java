package io.nightjar.cli.bench.night;

import io.nightjar.cli.bench.worker.StageTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Figures out of measured nights. */
final class NightFigures {
  static final double NANOS = 1e9;

  private final List<Measured> nights;

  NightFigures(List<Measured> nights) {
    this.nights = List.copyOf(nights);
  }

  /** The names of all jobs, in order. */
  Collection<String> jobs() {
    Set<String> jobs = new LinkedHashSet<>();
    nights.stream()
        .filter(night -> night.kind().equals("train"))
        .forEach(night -> night.night().stages().forEach(stage -> jobs.add(stage.job())));
    nights.forEach(night -> night.night().stages().forEach(stage -> jobs.add(stage.job())));
    return jobs;
  }

  /** The nights of a scale and kind. */
  List<Measured> of(int scale, String kind) {
    return nights.stream()
        .filter(night -> night.scale() == scale && night.kind().equals(kind))
        .toList();
  }

  /** Seconds of whole nights. */
  List<Double> seconds(int scale, String kind) {
    return of(scale, kind).stream().map(night -> night.wallNanos() / NANOS).toList();
  }

  /** Seconds of one job. */
  List<Double> seconds(int scale, String kind, String job) {
    return perStage(scale, kind, job, stage -> stage.nanos() / NANOS);
  }

  /** Rows of one job. */
  List<Double> rows(int scale, String kind, String job) {
    return perStage(scale, kind, job, StageTime::rows);
  }

  /** Time at {@code scale} ÷ time at {@code base} of the same rounds: neighbours in time. */
  List<Double> ratios(int scale, int base, String kind, ToDoubleFunction<Measured> value) {
    List<Double> ratios = new ArrayList<>();
    for (Measured night : of(scale, kind)) {
      Predicate<Measured> isNeighbour = other -> other.round() == night.round();
      of(base, kind).stream()
          .filter(isNeighbour)
          .findFirst()
          .ifPresent(other -> ratios.add(value.applyAsDouble(night) / value.applyAsDouble(other)));
    }
    return ratios;
  }

  /** Whether others disturbed more than a third. */
  boolean isNoisy() {
    return 3 * nights.stream().filter(Measured::marked).count() > nights.size();
  }

  private List<Double> perStage(
      int scale, String kind, String job, ToDoubleFunction<StageTime> value) {
    return of(scale, kind).stream()
        .flatMap(night -> night.night().stages().stream())
        .filter(stage -> stage.job().equals(job))
        .map(stage -> value.applyAsDouble(stage))
        .toList();
  }
}
