package io.nightjar.planted.etl.refine;

/** Planted: writes to standard output. */
final class Prints {
  void run() {
    System.out.println("done");
  }
}
