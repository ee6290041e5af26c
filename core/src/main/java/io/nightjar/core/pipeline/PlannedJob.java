package io.nightjar.core.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Map;

/**
 * One job of a plan.
 *
 * @param name unique in the plan, such as {@code validate-tables}; manifests are kept under it
 * @param job the job of the jar, such as {@code validate}
 * @param module the module whose jar has the job, such as {@code validation}
 * @param inputs tables it reads, with the planned job whose manifest pins each; an empty name means
 *     the newest version when the job starts
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
  /** Copies the lists. */
  public PlannedJob {
    outputs = List.copyOf(outputs);
    after = List.copyOf(after);
    subjects = List.copyOf(subjects);
  }
}
