package io.nightjar.etl.ingest.database;

import io.nightjar.core.pipeline.source.LocalTimePolicy;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Chooses the rows of a night: those whose column lies in it. */
final class NightRows {
  private final Source source;
  private final ZoneId zone;
  private final ZoneId clock;

  /**
   * @param zone of the pipeline, whose midnights are the bounds of nights
   */
  NightRows(Source source, ZoneId zone) {
    this.source = source;
    this.zone = zone;
    this.clock = source.localTime().map(LocalTimePolicy::zone).orElse(ZoneOffset.UTC);
  }

  /** Those rows of the table; fails with exit code 10 if its column cannot say it. */
  Query of(TableShape shape, LocalDate night) {
    String name = source.form().jdbc().night();
    DataType type =
        shape
            .type(name)
            .orElseThrow(() -> unfit("night: " + name, "is no column of it, exactly spelled"));
    String column = shape.quoted(name);
    if (type.equals(DataTypes.DateType)) {
      return shape.all().where(column + " = ?", night);
    }
    boolean isZoned = type.equals(DataTypes.TimestampType);
    if (!isZoned && !type.equals(DataTypes.TimestampNTZType)) {
      throw unfit("night: " + name, "is neither a DATE nor a TIMESTAMP");
    }
    return shape
        .all()
        .where(column + " >= ?", bound(night, isZoned))
        .where(column + " < ?", bound(night.plusDays(1), isZoned));
  }

  /** Midnight; in a column without a zone, what the clock shows by which it is written. */
  private Serializable bound(LocalDate day, boolean isZoned) {
    ZonedDateTime midnight = day.atStartOfDay(zone);
    return isZoned
        ? midnight.toOffsetDateTime()
        : midnight.withZoneSameInstant(clock).toLocalDateTime();
  }

  private RuntimeException unfit(String key, String problem) {
    return EtlErrors.tableUnfit(source.name(), source.form().jdbc().table(), key, problem);
  }
}
