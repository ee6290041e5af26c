package io.nightjar.planted.etl.refine;

/** Planted: reads the environment past the configuration. */
final class ReadsTheEnvironment {
  String lake() {
    return System.getenv("NIGHTJAR_LAKE") + System.getProperty("lake", "lake");
  }
}
