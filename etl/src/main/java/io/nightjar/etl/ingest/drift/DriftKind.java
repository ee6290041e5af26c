package io.nightjar.etl.ingest.drift;

import io.nightjar.core.pipeline.source.DriftPolicy;
import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;

/** In which ways a file can differ from its contract. */
enum DriftKind {
  ADDED,
  REMOVED,
  RENAMED,
  REORDERED,
  WIDENED,
  NARROWED,
  RETYPED,
  NULLABILITY,
  FORMAT,
  /** A name of the contract stands more than once in the file; nobody knows which one is meant. */
  DUPLICATED,
  /** No column of the contract is there: probably no header, or a file of something else. */
  UNRECOGNISED;

  /** What the source has declared; what cannot be read at all is always refused. */
  Reaction reaction(DriftPolicy policy) {
    return switch (this) {
      case ADDED -> policy.added();
      case REMOVED -> policy.removed();
      case RENAMED -> policy.renamed();
      case REORDERED -> policy.reordered();
      case WIDENED -> policy.widened();
      case NARROWED -> policy.narrowed();
      case RETYPED -> policy.retyped();
      case NULLABILITY -> policy.nullability();
      case FORMAT -> policy.format();
      case DUPLICATED, UNRECOGNISED -> Reaction.REFUSE;
    };
  }
}
