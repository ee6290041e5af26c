package io.nightjar.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of one run: what it was asked, what it read, what it committed, how it ended.
 *
 * @param runId unique, sorts by start time
 * @param pipeline name of the pipeline
 * @param job name of the planned job
 * @param nights the logical dates
 * @param codeVersion version and commit of the code
 * @param fingerprint digest of everything that decided the result
 * @param configDigest digest of the effective configuration
 * @param config the effective configuration of this job, secrets masked
 * @param startedAt wall clock
 * @param finishedAt wall clock
 * @param inputs the tables read
 * @param outputs the tables written, or found written by an earlier run of the same fingerprint
 * @param models models read or written, as {@code name@version}
 * @param token fencing token of its lease, the revision of its commits; -1 if it got none
 * @param release if this run has completed its night: the versions of all tables of the pipeline
 *     that belong together; else empty
 * @param checks what expectations found, if it was a validation
 * @param outcome how it ended
 */
public record RunManifest(
    String runId,
    String pipeline,
    String job,
    Nights nights,
    String codeVersion,
    String fingerprint,
    String configDigest,
    JsonNode config,
    Instant startedAt,
    Instant finishedAt,
    List<PinnedTable> inputs,
    List<TableCommit> outputs,
    List<String> models,
    long token,
    Map<TableName, Long> release,
    List<CheckResult> checks,
    Outcome outcome) {
  /** Copies the collections. */
  public RunManifest {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    models = List.copyOf(models);
    checks = List.copyOf(checks);
    release = Collections.unmodifiableSortedMap(new TreeMap<>(release));
  }

  /** The same as the run that has completed its night, with the versions that belong together. */
  public RunManifest completing(Map<TableName, Long> versions) {
    return new RunManifest(
        runId,
        pipeline,
        job,
        nights,
        codeVersion,
        fingerprint,
        configDigest,
        config,
        startedAt,
        finishedAt,
        inputs,
        outputs,
        models,
        token,
        versions,
        checks,
        outcome);
  }

  /** How the run ended. */
  public sealed interface Outcome {
    /** {@code succeeded}, {@code rejected} or {@code failed}. */
    String status();

    /** The exit code of the process. */
    int exitCode();

    /** What was measured; empty for a failure. */
    default Map<String, Number> metrics() {
      return Map.of();
    }

    /** What a person should read. */
    default List<String> notes() {
      return List.of();
    }
  }

  /**
   * The run did what was asked.
   *
   * @param metrics numbers by kebab-case name
   * @param notes sentences for people
   * @param sameAs id of the earlier run that had done all of it already, or empty
   */
  public record Succeeded(Map<String, Number> metrics, List<String> notes, String sameAs)
      implements Outcome {
    @Override
    public String status() {
      return "succeeded";
    }

    @Override
    public int exitCode() {
      return 0;
    }
  }

  /**
   * The run worked; the data did not pass.
   *
   * @param metrics numbers by kebab-case name
   * @param notes sentences for people
   * @param reason one line
   */
  public record Rejected(Map<String, Number> metrics, List<String> notes, String reason)
      implements Outcome {
    @Override
    public String status() {
      return "rejected";
    }

    @Override
    public int exitCode() {
      return 20;
    }
  }

  /**
   * The run did not work.
   *
   * @param code the kind of failure
   * @param type who has to act
   * @param exitCode the exit code
   * @param message one line
   */
  public record Failed(String code, String type, int exitCode, String message) implements Outcome {
    @Override
    public String status() {
      return "failed";
    }
  }
}
