package io.nightjar.planted.etl.refine;

import io.nightjar.planted.core.internal.files.LocalFiles;

/** Planted: etl uses an internal of core. */
final class UsesInternals {
  LocalFiles files;
}
