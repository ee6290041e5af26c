package io.nightjar.core.job;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.run.CheckResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a job measured. */
public interface JobResult {
  /** Numbers worth keeping in the run manifest, keyed by kebab-case name. */
  Map<String, Number> metrics();

  /** Sentences a person should read after the run; they change nothing. */
  default List<String> notes() {
    return List.of();
  }

  /** What expectations found; kept in the manifest and in {@code ops.check_results}. */
  default List<CheckResult> checks() {
    return List.of();
  }

  /** Why nothing was decided, if so; what was found before is kept all the same. */
  default Optional<NightjarException> failure() {
    return Optional.empty();
  }

  /** Why the data must not go further, if it must not. An answer, not an error. */
  default Optional<String> rejection() {
    return Optional.empty();
  }
}
