package io.nightjar.planted.etl.refine;

import org.apache.spark.sql.SparkSession;

/** Planted: a session in a static. */
final class KeepsTheSession {
  static final SparkSession SESSION = SparkSession.active();

  private KeepsTheSession() {}
}
