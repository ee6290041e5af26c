package io.nightjar.planted.etl.refine;

/** Planted: a failure without a name. */
final class ThrowsAnything {
  void run(boolean fails) {
    if (fails) {
      throw new RuntimeException("something went wrong");
    }
  }
}
