package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.delta.DeltaConcurrentModificationException;

/**
 * Says what a failure of Spark, Delta or the storage means for a person. Looks through the whole
 * chain of causes, because Spark wraps the telling one several times.
 */
public final class Failures {
  private static final String DATA_EXCEPTION = "22";
  private static final List<String> DAMAGE =
      List.of(
          "is not a parquet file",
          "could not verify page integrity",
          "can not read value at",
          "could not read footer",
          "corrupt",
          "delta_truncated_transaction_log",
          "delta_versions_not_contiguous",
          "delta_state_recover_error");
  private static final List<String> DAMAGE_TYPES =
      List.of("ParquetDecodingException", "JsonEOFException", "BadPageException");

  /** Of a task that failed in a shuffle, Spark keeps the text alone. */
  private static final String NO_SPACE = "No space left on device";

  private Failures() {}

  /**
   * Translates a failure.
   *
   * @param what what was being computed or read, such as {@code silver.flights}
   * @param lake root of the lake, to tell its files from others
   * @param failure what was caught
   */
  public static NightjarException translate(String what, String lake, Throwable failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable cause : chain) {
      if (cause instanceof NightjarException known) {
        return known;
      }
      Optional<NightjarException> translated = translateOne(what, lake, cause);
      if (translated.isPresent()) {
        return translated.get();
      }
      if (cause instanceof IOException) {
        return storageFailed(what, lake, chain, cause);
      }
    }
    if (chain.stream().anyMatch(cause -> message(cause).contains(NO_SPACE))) {
      return storageFailed(what, lake, chain, new IOException(NO_SPACE, failure));
    }
    return CoreErrors.unexpected(failure);
  }

  /** Whether another writer was faster. */
  public static boolean isConflict(Throwable failure) {
    return chain(failure).stream().anyMatch(DeltaConcurrentModificationException.class::isInstance);
  }

  /** Whether there were rows outside the replaced nights. */
  static boolean isForeignNight(Throwable failure) {
    return chain(failure).stream()
        .anyMatch(
            cause ->
                errorClass(cause).startsWith("DELTA_REPLACE_WHERE_MISMATCH")
                    || message(cause).contains(Change.FOREIGN_NIGHT));
  }

  private static Optional<NightjarException> translateOne(
      String what, String lake, Throwable cause) {
    if (cause instanceof SparkThrowable thrown && isDataException(thrown)) {
      return Optional.of(CoreErrors.valueNotUsable(what, thrown.getErrorClass(), cause));
    }
    String message = message(cause).toLowerCase(Locale.ROOT);
    boolean isOfLake = message.contains(lake.toLowerCase(Locale.ROOT));
    if (isDamage(cause, message) || (cause instanceof FileNotFoundException && isOfLake)) {
      return Optional.of(CoreErrors.tableDamaged(what, cause));
    }
    return Optional.empty();
  }

  /** A full disk does not say which one it is; Spark names the table it was writing, if any. */
  private static NightjarException storageFailed(
      String what, String lake, List<Throwable> chain, Throwable cause) {
    boolean isOfLake = chain.stream().anyMatch(each -> message(each).contains(lake));
    String place = isOfLake ? lake : lake + " or in the temporary folder of Spark, spark.local.dir";
    return CoreErrors.storageFailed("read or write files for " + what + " in", place, cause);
  }

  private static String message(Throwable cause) {
    return String.valueOf(cause.getMessage());
  }

  private static boolean isDataException(SparkThrowable thrown) {
    String state = thrown.getSqlState();
    return thrown.getErrorClass() != null && state != null && state.startsWith(DATA_EXCEPTION);
  }

  private static boolean isDamage(Throwable cause, String message) {
    return cause instanceof ChecksumException
        || DAMAGE_TYPES.contains(cause.getClass().getSimpleName())
        || DAMAGE.stream().anyMatch(message::contains);
  }

  private static String errorClass(Throwable cause) {
    return cause instanceof SparkThrowable thrown && thrown.getErrorClass() != null
        ? thrown.getErrorClass()
        : "";
  }

  private static List<Throwable> chain(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Throwable> chain = new ArrayList<>();
    for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
      chain.add(cause);
    }
    return chain;
  }
}
