package io.nightjar.etl.ingest.drift;

import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How one file differs from its contract.
 *
 * @param places for each column of the contract its place in the file, or -1
 * @param extras place by name of the columns beyond the contract that are carried along
 * @param drifts the differences
 * @param leftOut names of columns that should be carried along and cannot
 */
record FileDrift(
    List<Integer> places, Map<String, Integer> extras, List<Drift> drifts, List<String> leftOut) {
  FileDrift {
    places = List.copyOf(places);
    extras = Map.copyOf(extras);
    drifts = List.copyOf(drifts);
    leftOut = List.copyOf(leftOut);
  }

  /** The gravest consequence. */
  Reaction reaction() {
    return drifts.stream().map(Drift::reaction).max(Reaction::compareTo).orElse(Reaction.IGNORE);
  }

  /** The differences with that consequence. */
  List<Drift> drifts(Reaction reaction) {
    return drifts.stream().filter(drift -> drift.reaction() == reaction).toList();
  }

  /** The same with more differences. */
  FileDrift and(List<Drift> more) {
    List<Drift> all = new ArrayList<>(drifts);
    all.addAll(more);
    return new FileDrift(places, extras, all, leftOut);
  }

  /** Places in the contract of NOT NULL columns that may be null in this file. */
  List<Integer> mayBeNull(List<String> contract) {
    return drifts(Reaction.EVOLVE).stream()
        .filter(drift -> drift.kind() == DriftKind.NULLABILITY)
        .map(drift -> contract.indexOf(drift.column()))
        .toList();
  }
}
