package io.nightjar.planted.etl.refine;

/** Planted: ends the process itself. */
final class EndsTheProcess {
  void stop() {
    System.exit(1);
  }
}
