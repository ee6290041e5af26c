package io.nightjar.core.pipeline.source;

import io.nightjar.core.format.SourceForm;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.Optional;

/**
 * Raw files, a table of a database or the records of a topic, that become the table {@code
 * bronze.<name>}.
 *
 * @param name lower-case identifier
 * @param format of the files
 * @param form how they are written down, beyond their format
 * @param path below the landing folder, or what stands for it of a database or topic; {@code
 *     {date}} in it is the delivery date, {@code *} matches within a name
 * @param columns the contract the rows must fit
 * @param eventDate DATE expression: the night a row belongs to, when one file holds many nights
 * @param eventTime TIMESTAMP expression: when it happened
 * @param knownAt TIMESTAMP expression: when it could be known; without one, the cut of its night
 * @param localTime how {@code eventTime} is understood if it is wall-clock time of a zone
 * @param onMisfitRow what happens to rows that do not fit
 * @param missing what happens when there is no file for a night
 * @param intake on what terms its deliveries are taken
 */
public record Source(
    String name,
    Format format,
    SourceForm form,
    String path,
    ColumnContract columns,
    Optional<SqlText> eventDate,
    Optional<SqlText> eventTime,
    Optional<SqlText> knownAt,
    Optional<LocalTimePolicy> localTime,
    MisfitPolicy onMisfitRow,
    MissingPolicy missing,
    Intake intake) {
  /** How rows are delivered. */
  public enum Format {
    /** Text with separators, and a header. */
    CSV,
    /** Text, one JSON object per line. */
    JSON,
    /** Files of Apache Parquet. */
    PARQUET,
    /** Files of Apache ORC. */
    ORC,
    /** Files of Apache Avro. */
    AVRO,
    /** Folders that are Delta tables, read at their newest version. */
    DELTA,
    /** Tables of databases, of which the rows of a night are copied once and kept. */
    JDBC,
    /** Records of a topic of Apache Kafka, each value one JSON object. */
    KAFKA
  }

  /** What happens to rows that do not fit the contract. */
  public enum MisfitPolicy {
    /** They go to the quarantine table with their reason. */
    QUARANTINE,
    /** One is enough to stop the night with exit code 20. */
    REFUSE
  }

  /** What happens when there is no file for a night. */
  public enum MissingPolicy {
    /** The night stops with exit code 20. */
    FAIL,
    /** The night goes on without rows, and says so. */
    WARN,
    /** The night goes on without rows. */
    SKIP
  }

  /** How a night's rows are found. */
  public enum Delivery {
    /** One file, or several, per night, by {@code {date}} in the path. */
    BY_DATE,
    /** Files under any names; a night has those that came in it. */
    BY_ARRIVAL,
    /** Whole files; the event date decides the night. */
    BY_EVENT_DATE,
    /** Whole files that replace the table, such as a list of airports. */
    SNAPSHOT;

    /** Whether a night has files of its own. */
    public boolean isByNight() {
      return this == BY_DATE || this == BY_ARRIVAL;
    }
  }

  /** How a night's rows are found. */
  public Delivery delivery() {
    if (path.contains("{date")) {
      return Delivery.BY_DATE;
    }
    if (intake.byArrival()) {
      return Delivery.BY_ARRIVAL;
    }
    return eventDate.isPresent() ? Delivery.BY_EVENT_DATE : Delivery.SNAPSHOT;
  }

  /** Where good rows go. */
  public TableName table() {
    return TableName.of("bronze", name);
  }

  /** Which rows have been replayed out of quarantine, and since when they count as known. */
  public TableName replayed() {
    return TableName.of("replayed", name);
  }

  /** Where rows go that do not fit. */
  public TableName quarantine() {
    return TableName.of("quarantine", name);
  }
}
