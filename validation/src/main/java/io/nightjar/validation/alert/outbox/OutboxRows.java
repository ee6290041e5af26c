package io.nightjar.validation.alert.outbox;

import io.nightjar.validation.alert.outbox.OutboxMail.Status;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Mails as rows of {@code ops.outbox}. */
public final class OutboxRows {
  /** The columns; {@code mail} is the key. */
  public static final StructType SCHEMA =
      StructType.fromDDL(
          """
          mail STRING, message_id STRING, recipient STRING, pipeline STRING,
          _logical_date DATE, form STRING, readers STRING, subject STRING, status STRING,
          attempts INT, not_before TIMESTAMP, written_at TIMESTAMP, changed_at TIMESTAMP,
          problem STRING, message BINARY\
          """);

  private OutboxRows() {}

  static Row of(OutboxMail mail) {
    return RowFactory.create(
        mail.key(),
        mail.messageId(),
        mail.recipient(),
        mail.pipeline(),
        mail.night(),
        mail.form(),
        mail.readers(),
        mail.subject(),
        mail.status().toString(),
        mail.attempts(),
        mail.notBefore(),
        mail.writtenAt(),
        mail.changedAt(),
        mail.problem(),
        mail.message());
  }

  static String key(Row row) {
    return row.getAs("mail");
  }

  static OutboxMail read(Row row) {
    return new OutboxMail(
        row.getAs("message_id"),
        row.getAs("recipient"),
        row.getAs("pipeline"),
        date(row),
        row.getAs("form"),
        row.getAs("readers"),
        row.getAs("subject"),
        Status.valueOf(row.<String>getAs("status").toUpperCase(Locale.ROOT)),
        row.<Integer>getAs("attempts"),
        instant(row, "not_before"),
        instant(row, "written_at"),
        instant(row, "changed_at"),
        row.getAs("problem"),
        row.getAs("message"));
  }

  private static LocalDate date(Row row) {
    Object value = row.getAs("_logical_date");
    return value instanceof Date date ? date.toLocalDate() : (LocalDate) value;
  }

  private static Instant instant(Row row, String column) {
    Object value = row.getAs(column);
    return value instanceof Timestamp time ? time.toInstant() : (Instant) value;
  }
}
