package io.nightjar.etl.ingest.drift;

import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;

/**
 * One difference between a file and its contract.
 *
 * @param kind which one
 * @param reaction what follows from it
 * @param column of the contract or of the file
 * @param phrase completes "it …" in a sentence for people
 * @param line the same as a line of a diff: {@code + added}, {@code - removed}, {@code ~ changed},
 *     {@code r old -> new}
 */
record Drift(DriftKind kind, Reaction reaction, String column, String phrase, String line) {
  /** The same difference with another consequence. */
  Drift with(Reaction other) {
    return new Drift(kind, other, column, phrase, line);
  }
}
