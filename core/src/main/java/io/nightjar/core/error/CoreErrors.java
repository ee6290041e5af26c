package io.nightjar.core.error;

import java.util.List;
import java.util.concurrent.CompletionException;

/** Makes every failure of the core module, so that one place decides what each says. */
public final class CoreErrors {
  private CoreErrors() {}

  /** A defect: whatever was not foreseen; unless the process is being ended, which breaks much. */
  public static NightjarException unexpected(Throwable cause) {
    if (isEnding()) {
      return new NightjarException(
          CoreErrorCode.STOPPED,
          "Stopped by a signal before it was done. Repeat the command; nothing is half done.",
          cause);
    }
    return new NightjarException(
        CoreErrorCode.UNEXPECTED,
        "Unexpected failure (%s: %s). This is a defect of Nightjar; the log has the stack trace."
            .formatted(cause.getClass().getSimpleName(), firstLine(cause)),
        cause);
  }

  /** Whether the virtual machine runs its last steps; it refuses hooks from then on. */
  private static boolean isEnding() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread());
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /**
   * Lets a failure pass that may be checked without being declared, as those of Spark are: whoever
   * catches it judges by its cause. Errors are thrown.
   */
  public static RuntimeException passed(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new CompletionException(failure);
  }

  /** A command-line argument that cannot be used. */
  public static NightjarException invalidArgument(String message) {
    return new NightjarException(CoreErrorCode.INVALID_ARGUMENT, message);
  }

  /** Every problem of a configuration at once, one line each. */
  public static NightjarException invalidConfiguration(List<String> problems) {
    return new NightjarException(
        CoreErrorCode.INVALID_CONFIGURATION, String.join(System.lineSeparator(), problems));
  }

  /** A query that may not run, or cannot. */
  public static NightjarException invalidQuery(String message, Throwable cause) {
    return new NightjarException(CoreErrorCode.INVALID_QUERY, message, cause);
  }

  /** No table of this name in the lake. */
  public static NightjarException tableNotFound(String table) {
    return new NightjarException(
        CoreErrorCode.TABLE_NOT_FOUND,
        "Table %s does not exist in this lake. Check --lake and the name, or run the job that makes it."
            .formatted(table));
  }

  /** A pinned version that cannot be read (any more). */
  public static NightjarException tableVersionNotFound(String pin, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.TABLE_VERSION_NOT_FOUND,
        ("Table version %s does not exist. It was vacuumed or never written; pin a version that"
                + " exists (nightjar history) or rerun the job that makes it.")
            .formatted(pin),
        cause);
  }

  /** A night that no pipeline has finished. */
  public static NightjarException releaseNotFound(String night) {
    return new NightjarException(
        CoreErrorCode.TABLE_VERSION_NOT_FOUND,
        ("There is no release for %s: no pipeline has finished that night. The finished ones:"
                + " nightjar sql \"SELECT pipeline, _logical_date FROM ops.releases\".")
            .formatted(night));
  }

  /** A table of another pipeline that was never released up to a night. */
  public static NightjarException releaseMissing(String table, String owner, String night) {
    return new NightjarException(
        CoreErrorCode.RELEASE_MISSING,
        "%s of pipeline %s has no release up to night %s. Run first: nightjar run %s --date %s"
            .formatted(table, owner, night, owner, night));
  }

  /** A table of another pipeline whose release is too old. */
  public static NightjarException releaseTooOld(
      String table, String owner, String released, String night, String allowed) {
    return new NightjarException(
        CoreErrorCode.RELEASE_TOO_OLD,
        ("%s of pipeline %s was last released for night %s, more than %s (fresh-within) before %s."
                + " Run first: nightjar run %s --date %s")
            .formatted(table, owner, released, allowed, night, owner, night));
  }

  /** A table that was not yet there, or belongs to no finished pipeline, at a release. */
  public static NightjarException notReleased(String table, String night) {
    return new NightjarException(
        CoreErrorCode.TABLE_NOT_FOUND,
        "Table %s is not part of the release of %s. Leave --release out to read its newest version."
            .formatted(table, night));
  }

  /** A job whose predecessor left no successful manifest for the same nights. */
  public static NightjarException upstreamRunMissing(String job, String table, String nights) {
    return new NightjarException(
        CoreErrorCode.UPSTREAM_RUN_MISSING,
        "Job %s has not succeeded for %s, so the version of %s to read is unknown. Run %s first."
            .formatted(job, nights, table, job));
  }

  /** A night that a backfill cannot publish as it is staged. */
  public static NightjarException nightNotStaged(
      String pipeline, String night, String knowledge, String why) {
    return new NightjarException(
        CoreErrorCode.NIGHT_NOT_STAGED,
        ("Night %2$s of %1$s cannot be published as %3$s: %4$s. Nothing was published; stage it:"
                + " nightjar backfill %1$s --from %2$s --to %2$s --as-of %3$s --again")
            .formatted(pipeline, night, knowledge, why));
  }

  /** A model that is not in the lake. */
  public static NightjarException modelNotFound(String model) {
    return new NightjarException(
        CoreErrorCode.MODEL_NOT_FOUND,
        "Model %s does not exist here. Train one: nightjar run … --train.".formatted(model));
  }

  /** Rows that do not fit the schema of the table they go to. */
  public static NightjarException schemaChanged(String table, String difference, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.TABLE_SCHEMA_CHANGED,
        ("Table %s has another schema than the rows to be written (%s). Change the query back, or"
                + " give the table a new name.")
            .formatted(table, difference),
        cause);
  }

  /** Another run has committed, or is committing, the same table for the same nights. */
  public static NightjarException heldByAnotherRun(String table, String nights, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.HELD_BY_ANOTHER_RUN,
        "Another run is writing %s for %s. Wait for it to end, then repeat the command."
            .formatted(table, nights),
        cause);
  }

  /** A lease that a run which lives holds. */
  public static NightjarException leaseHeld(String key, String holder) {
    return new NightjarException(
        CoreErrorCode.HELD_BY_ANOTHER_RUN,
        "%s is held by %s. Wait for it to end, then repeat the command.".formatted(key, holder));
  }

  /** A run whose lease another run has taken over while it was silent. */
  public static NightjarException leaseLost(String key, String run) {
    return new NightjarException(
        CoreErrorCode.HELD_BY_ANOTHER_RUN,
        ("Run %s was silent for too long and another run has taken over %s, so its commit is"
                + " refused. Nothing is lost; repeat the command if the other run fails.")
            .formatted(run, key));
  }

  /** A table of another pipeline. */
  public static NightjarException notTheOwner(String table, String owner, String pipeline) {
    return new NightjarException(
        CoreErrorCode.INVALID_CONFIGURATION,
        ("Table %s belongs to pipeline %s, so pipeline %s may read it but not write it. Give the"
                + " table another name, or let its owner write it.")
            .formatted(table, owner, pipeline));
  }

  /** A lake on storage that cannot keep what Nightjar promises. */
  public static NightjarException storageUnsafe(String lake, String why) {
    return new NightjarException(
        CoreErrorCode.INVALID_CONFIGURATION,
        "Lake %s cannot be written safely: %s. See core/README.md, Storage.".formatted(lake, why));
  }

  /** A folder of the lake that leads out of it. */
  public static NightjarException outsideLake(String table, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.INVALID_CONFIGURATION,
        "Table %s lies outside of the lake, behind a symbolic link. Move its folder into the lake."
            .formatted(table),
        cause);
  }

  /** Rows that arrived in another number than they were sent off. */
  public static NightjarException rowsLost(String pin, long computed, long committed) {
    return new NightjarException(
        CoreErrorCode.TABLE_DAMAGED,
        ("Table %s: %d rows were computed, but its commit says %d. Do not use it; report this as a"
                + " defect, then repeat with nightjar run … --again.")
            .formatted(pin, computed, committed));
  }

  /** Storage that refused: full, read-only, unreachable. */
  public static NightjarException storageFailed(String what, String where, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.STORAGE_FAILED,
        "Cannot %s %s (%s). Check space, permissions and the network, then repeat the command."
            .formatted(what, where, firstLine(cause)),
        cause);
  }

  /** A manifest that cannot be read. */
  public static NightjarException manifestDamaged(String path, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.MANIFEST_DAMAGED,
        "Run manifest %s cannot be read (%s). Move it aside and rerun its job."
            .formatted(path, firstLine(cause)),
        cause);
  }

  /** A table whose files do not agree with its log. */
  public static NightjarException tableDamaged(String pin, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.TABLE_DAMAGED,
        "Table %s is damaged (%s). Restore its files or rerun the job that makes it."
            .formatted(pin, firstLine(cause)),
        cause);
  }

  /** A model whose files cannot be read, or do not agree with its card. */
  public static NightjarException modelDamaged(String model, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.MODEL_DAMAGED,
        "Model %s is damaged (%s). Restore its files or train it again."
            .formatted(model, firstLine(cause)),
        cause);
  }

  /** Rows that do not belong to the nights they were written for. */
  public static NightjarException foreignNights(String table, String nights, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.FOREIGN_NIGHTS,
        ("Rows for %s have a _logical_date that is null or not one of %s. Take _logical_date"
                + " unchanged from the main source of the query.")
            .formatted(table, nights),
        cause);
  }

  /** A value that the query of a job cannot work with, such as a failed cast. */
  public static NightjarException valueNotUsable(String what, String errorClass, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.VALUE_NOT_USABLE,
        ("Cannot compute %s: a value does not fit (%s). Use try_cast, try_divide and the like where"
                + " that may happen, or send such rows to quarantine by the contract.")
            .formatted(what, errorClass),
        cause);
  }

  /** A weighted sample of rows of which some have no weight. */
  public static NightjarException sampleWeightUnfit(String what, String weight, Throwable cause) {
    return new NightjarException(
        CoreErrorCode.VALUE_NOT_USABLE,
        ("Cannot take the sample of %s: %s is null, zero, negative or not finite for some rows, but"
             + " a weight is a positive number. Leave such rows out in the query, or give them one"
             + " by coalesce.")
            .formatted(what, weight),
        cause);
  }

  /** A column that other engines could not read, or that Delta cannot store. */
  public static NightjarException columnNotPublishable(String table, String column, String why) {
    return new NightjarException(
        CoreErrorCode.TABLE_SCHEMA_CHANGED,
        "Column %s of %s cannot be stored: %s.".formatted(column, table, why));
  }

  /** A Spark setting that would hide damage or change results. */
  public static NightjarException settingRefused(String key, String why) {
    return new NightjarException(
        CoreErrorCode.INVALID_CONFIGURATION,
        "Spark setting %s is refused: %s. Remove it.".formatted(key, why));
  }

  private static String firstLine(Throwable cause) {
    String message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
