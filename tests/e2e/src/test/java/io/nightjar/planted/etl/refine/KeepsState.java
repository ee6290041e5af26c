package io.nightjar.planted.etl.refine;

/** Planted: a static that changes. */
final class KeepsState {
  static int runs;

  private KeepsState() {}
}
