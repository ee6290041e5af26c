package io.nightjar.validation;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.BoundJob;
import io.nightjar.core.job.JobModule;
import java.util.Map;

/** The jobs of this module. */
public final class ValidationJobs implements JobModule {
  private static final String VALIDATE = "validate";

  @Override
  public String name() {
    return "validation";
  }

  @Override
  public Map<String, String> descriptions() {
    return Map.of(VALIDATE, "checks staged tables against their suites; exit 20 stops the night");
  }

  @Override
  public BoundJob<?, ?> job(String name) {
    return switch (name) {
      case VALIDATE -> new BoundJob<>(ValidateConfig::read, new ValidateJob());
      default ->
          throw CoreErrors.invalidArgument(
              "Module validation has no job %s. Its jobs: %s.".formatted(name, VALIDATE));
    };
  }
}
