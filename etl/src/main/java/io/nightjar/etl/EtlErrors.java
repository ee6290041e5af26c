package io.nightjar.etl;

import io.nightjar.core.error.NightjarException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Makes every failure of the etl module, so that one place decides what each says. */
public final class EtlErrors {
  private EtlErrors() {}

  /** A column type that no file format can be checked against. */
  public static NightjarException unsupportedType(String contract, String column, String type) {
    return new NightjarException(
        EtlErrorCode.UNSUPPORTED_TYPE,
        ("%s: column %s has type %s, which cannot be ingested. Use BOOLEAN, TINYINT, SMALLINT, INT,"
                + " BIGINT, FLOAT, DOUBLE, DECIMAL, STRING, DATE or TIMESTAMP.")
            .formatted(contract, column, type));
  }

  /** A source path that leaves the landing folder or is not understood. */
  public static NightjarException invalidPath(String source, String path, String reason) {
    return new NightjarException(
        EtlErrorCode.INVALID_PATH,
        "Source %s: path %s %s. Write it relative to the landing folder, such as flights/{date}.csv.gz."
            .formatted(source, path, reason));
  }

  /** The landing folder is not there. */
  public static NightjarException landingNotFound(String landing) {
    return new NightjarException(
        EtlErrorCode.LANDING_NOT_FOUND,
        "Landing folder %s does not exist. Check --landing or NIGHTJAR_LANDING."
            .formatted(landing));
  }

  /** The result of a query lacks something that its table needs. */
  public static NightjarException queryResultUnfit(String table, String file, String problem) {
    return new NightjarException(
        EtlErrorCode.QUERY_RESULT_UNFIT, "%s: the query of %s %s.".formatted(file, table, problem));
  }

  /** A pipeline without features that is asked to build some. */
  public static NightjarException noFeatures(String pipeline, String job) {
    return new NightjarException(
        EtlErrorCode.NO_FEATURES,
        "Pipeline %s declares no features, so job %s has nothing to do. Declare features: or leave it out."
            .formatted(pipeline, job));
  }

  /** No file for some nights, and the pipeline says that this must not be. */
  public static NightjarException deliveryMissing(
      String source, String path, Collection<String> nights) {
    return new NightjarException(
        EtlErrorCode.DELIVERY_MISSING,
        ("Source %s has no file for %s (path %s). Deliver it and repeat the command, or declare"
                + " missing: warn.")
            .formatted(source, String.join(", ", nights), path));
  }

  /** A file that cannot be taken as a whole. */
  public static NightjarException fileRefused(
      String source, String file, String reason, Throwable cause) {
    return new NightjarException(
        EtlErrorCode.FILE_REFUSED,
        "Source %s: file %s is refused: %s. Nothing of it was loaded; deliver it again."
            .formatted(source, file, reason),
        cause);
  }

  /**
   * A file whose columns are not those of its contract; the diff follows the sentence, one line a
   * column.
   */
  public static NightjarException fileDrifted(
      String source, String file, String reason, String contract, List<String> diff) {
    String sentence =
        ("Source %s: file %s is refused: %s. Nothing was loaded. Deliver it as %s says, change the"
                + " contract, or say under on-drift what to do.")
            .formatted(source, file, reason, contract);
    return new NightjarException(EtlErrorCode.FILE_DRIFTED, withDiff(sentence, diff));
  }

  /** A contract that gives columns of a table another type; the diff follows the sentence. */
  public static NightjarException contractDiffersFromTable(
      String source, String contract, String table, List<String> diff) {
    String sentence =
        ("Source %s: %s gives columns another type than %s has from earlier nights. Nothing was"
                + " loaded. Keep the type and cast it in SQL, or give the column a new name.")
            .formatted(source, contract, table);
    return new NightjarException(EtlErrorCode.CONTRACT_CHANGED, withDiff(sentence, diff));
  }

  private static String withDiff(String sentence, List<String> diff) {
    String separator = System.lineSeparator() + "  ";
    return sentence + separator + String.join(separator, diff);
  }

  /** A file of a finished night that is not what it was when it was loaded. */
  public static NightjarException fileCorrected(
      String source, String file, String before, String now) {
    return new NightjarException(
        EtlErrorCode.FILE_CORRECTED,
        ("Source %s: file %s has changed since it was loaded: %s; %s. Nothing was loaded. Bring the"
                + " old file back, deliver the change under a new name, or take it with"
                + " corrections: true.")
            .formatted(source, file, before, now));
  }

  /** A file that belongs to a night, and is gone before a run has loaded it. */
  public static NightjarException arrivedFileGone(String source, String file, LocalDate night) {
    return new NightjarException(
        EtlErrorCode.FILE_CORRECTED,
        ("Source %s: file %s came in the night of %s and is gone before it was loaded. Nothing was"
                + " loaded. Bring it back, or go on without it by corrections: true.")
            .formatted(source, file, night));
  }

  /** Files whose delivery is not complete yet. */
  public static NightjarException fileIncomplete(
      String source, String file, long count, String sign) {
    return new NightjarException(
        EtlErrorCode.FILE_INCOMPLETE,
        ("Source %s: file %s%s is not complete yet (%s). Nothing was loaded. Repeat the command"
                + " when its delivery is complete.")
            .formatted(
                source, file, count == 1 ? "" : " (and %d more)".formatted(count - 1), sign));
  }

  /** A key that should identify rows and does not. */
  public static NightjarException keyNotUnique(String query, String key, long keys) {
    return new NightjarException(
        EtlErrorCode.KEY_NOT_UNIQUE,
        ("%s gives more than one row for %d keys (%s). Aggregate or filter it so that every key"
                + " comes once.")
            .formatted(query, keys, key));
  }

  /** Rows without a complete key. */
  public static NightjarException keyIsNull(String what, String key, long rows) {
    return new NightjarException(
        EtlErrorCode.KEY_IS_NULL,
        "%s has %d rows with a null in the key (%s). Filter them out or quarantine them at ingest."
            .formatted(what, rows, key));
  }

  /** A night of a table without history that no longer brings what it had brought. */
  public static NightjarException nightsTakenBack(String table, String nights) {
    return new NightjarException(
        EtlErrorCode.NIGHTS_TAKEN_BACK,
        ("%s keeps no history (history: drop), so it cannot take back what %s had brought and does"
                + " not bring again. Load all its nights as one piece (nightjar bootstrap), or"
                + " declare history: scd2.")
            .formatted(table, nights));
  }

  /** A file that was replaced while it was read. */
  public static NightjarException fileChanged(String source, String file, Throwable cause) {
    return new NightjarException(
        EtlErrorCode.FILE_CHANGED,
        ("Source %s: file %s changed while it was read. Wait until its delivery is complete, then"
                + " repeat the command.")
            .formatted(source, file),
        cause);
  }

  /** Storage that does not give a file. */
  public static NightjarException fileUnreadable(
      String source, String file, String reason, Throwable cause) {
    return new NightjarException(
        EtlErrorCode.FILE_UNREADABLE,
        "Source %s: cannot read %s (%s). Check permissions and the network, then repeat the command."
            .formatted(source, file, reason),
        cause);
  }

  /** A database that cannot do what is asked of it. */
  public static NightjarException databaseUnsuited(String source, String connection, String why) {
    return new NightjarException(
        EtlErrorCode.DATABASE_UNSUITED,
        "Source %s: connection %s cannot be used: %s.".formatted(source, connection, why));
  }

  /** A database that does not let anybody in. */
  public static NightjarException loginRefused(String source, String connection, String state) {
    return new NightjarException(
        EtlErrorCode.LOGIN_REFUSED,
        ("Source %s: the database of connection %s refuses the login (%s). Check url, user and"
                + " password under connections of the environment file.")
            .formatted(source, connection, state));
  }

  /** A table that is not there or may not be read. */
  public static NightjarException tableUnreadable(
      String source, String connection, String table, String state) {
    return new NightjarException(
        EtlErrorCode.TABLE_UNREADABLE,
        ("Source %s: connection %s has no table %s that may be read (%s). Check jdbc.table, and"
                + " that the user may SELECT from it.")
            .formatted(source, connection, table, state));
  }

  /** A table without the column that a key of the pipeline names. */
  public static NightjarException tableUnfit(
      String source, String table, String key, String problem) {
    return new NightjarException(
        EtlErrorCode.TABLE_UNFIT,
        "Source %s: table %s does not fit jdbc.%s, which %s. Change one of them."
            .formatted(source, table, key, problem));
  }

  /** A database that is not there. */
  public static NightjarException databaseUnreachable(
      String source, String connection, String state) {
    return new NightjarException(
        EtlErrorCode.DATABASE_UNREACHABLE,
        ("Source %s: connection %s does not reach its database (%s). Check that it runs, its url"
                + " and the network, then repeat the command.")
            .formatted(source, connection, state));
  }

  /** A database that fails while it is read. */
  public static NightjarException databaseFailed(
      String source, String connection, String table, String state) {
    return new NightjarException(
        EtlErrorCode.DATABASE_FAILED,
        ("Source %s: the database of connection %s failed while table %s was read (%s). Nothing"
                + " was loaded; its log says why. Repeat the command when it is well.")
            .formatted(source, connection, table, state));
  }

  /** Rows that went in did not all come out. */
  public static NightjarException rowsNotConserved(String what, long in, long out, String where) {
    return new NightjarException(
        EtlErrorCode.ROWS_NOT_CONSERVED,
        ("%s: %d rows went in but %d came out (%s). The tables of this night cannot be trusted;"
                + " keep the lake as it is and report this.")
            .formatted(what, in, out, where));
  }
}
