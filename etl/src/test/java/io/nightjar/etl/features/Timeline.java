package io.nightjar.etl.features;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One version of something that happened, as tables of the test have it. */
record Timeline(
    String who,
    int id,
    String kind,
    Values values,
    Instant at,
    LocalDate day,
    LocalDate brought,
    Instant event,
    Instant known) {
  static final String DDL =
      "who STRING, id INT, kind STRING, amount DOUBLE, n INT, big BIGINT, price DECIMAL(9,2),"
          + " flag BOOLEAN, note STRING, at TIMESTAMP, day DATE, _logical_date DATE,"
          + " _event_time TIMESTAMP, _known_at TIMESTAMP";

  /** What is aggregated; any of it may be null. */
  record Values(Double amount, Integer n, Long big, BigDecimal price, Boolean flag, String note) {}

  Row row() {
    return RowFactory.create(
        who,
        id,
        kind,
        values.amount(),
        values.n(),
        values.big(),
        values.price(),
        values.flag(),
        values.note(),
        at == null ? null : Timestamp.from(at),
        day == null ? null : Date.valueOf(day),
        Date.valueOf(brought),
        event == null ? null : Timestamp.from(event),
        Timestamp.from(known));
  }
}
