package io.nightjar.planted.etl.transform;

import java.time.Clock;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** Planted: a transform with another answer each time. */
final class ReadsTheClock {
  Column apply() {
    return functions.rand().plus(functions.lit(LocalDate.now(Clock.systemUTC())));
  }
}
