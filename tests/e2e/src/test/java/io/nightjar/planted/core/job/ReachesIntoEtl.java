package io.nightjar.planted.core.job;

import io.nightjar.planted.etl.ingest.Source;

/** Planted: core depends on etl, which depends on core. */
final class ReachesIntoEtl {
  Source source;
}
