package io.nightjar.core.pipeline.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One job of a plan.
 *
 * @param name unique in the plan, such as {@code validate-tables}; manifests are kept under it
 * @param job the job of the jar, such as {@code validate}
 * @param module the module whose jar has the job, such as {@code validation}
 * @param inputs tables it reads, with the planned job whose manifest pins each; an empty name means
 *     the newest version when the job starts, {@code release:NAME} the version that another
 *     pipeline has released
 * @param outputs tables it writes
 * @param after names of the jobs that must have succeeded
 * @param subjects the sources or tables of the pipeline this job works on, as written there
 * @param config the effective configuration of this job, for manifest and fingerprint
 */
public record PlannedJob(
    String name,
    String job,
    String module,
    Map<TableName, String> inputs,
    List<TableName> outputs,
    List<String> after,
    List<String> subjects,
    JsonNode config) {
  /** Key of the configuration: what the rows of tables are checked for. */
  static final String PURPOSES = "purposes";

  private static final String AS_OF = "as-of";
  private static final String KNOWN_BY = "known-by";
  private static final String OVERRIDE = "override";

  /** Copies the lists. */
  public PlannedJob {
    outputs = List.copyOf(outputs);
    after = List.copyOf(after);
    subjects = List.copyOf(subjects);
  }

  /** The same job with the knowledge of a later night. */
  public PlannedJob knowing(LocalDate night) {
    ObjectNode informed = config.deepCopy();
    informed.put(AS_OF, "now");
    informed.put(KNOWN_BY, night.toString());
    return new PlannedJob(name, job, module, inputs, outputs, after, subjects, informed);
  }

  /**
   * The same job, but what it checks stops nothing.
   *
   * @param reason of the person who answers for it
   */
  public PlannedJob overriding(String reason) {
    ObjectNode decided = config.deepCopy();
    decided.put(OVERRIDE, reason);
    return new PlannedJob(name, job, module, inputs, outputs, after, subjects, decided);
  }

  /** Why what it checks stops nothing; empty for the usual: it does. */
  public Optional<String> override() {
    return Optional.of(config.path(OVERRIDE).asText("")).filter(reason -> !reason.isEmpty());
  }

  /** What the rows of a table are checked for, as far as its rules ask. */
  public Optional<Purpose> purpose(TableName table) {
    String written = config.path(PURPOSES).path(table.toString()).asText("");
    return Arrays.stream(Purpose.values())
        .filter(purpose -> purpose.toString().equals(written))
        .findFirst();
  }

  /** The night whose knowledge a run uses; empty for the usual: that of its own night. */
  public Optional<LocalDate> knownBy() {
    return knownBy(config);
  }

  /** The same of a run that was, by the configuration in its manifest. */
  public static Optional<LocalDate> knownBy(JsonNode config) {
    return Optional.of(config.path(KNOWN_BY).asText(""))
        .filter(text -> !text.isEmpty())
        .map(LocalDate::parse);
  }
}
