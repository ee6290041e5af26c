package io.nightjar.cli.night;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.JobModule;
import io.nightjar.etl.EtlJobs;
import io.nightjar.scoring.ScoringJobs;
import io.nightjar.training.TrainingJobs;
import io.nightjar.validation.ValidationJobs;
import java.util.List;

/** The modules whose jobs a night is made of. */
final class Modules {
  private Modules() {}

  /** The module of that name, as a plan spells it. */
  static JobModule named(String name) {
    return List.<JobModule>of(
            new EtlJobs(), new ValidationJobs(), new TrainingJobs(), new ScoringJobs())
        .stream()
        .filter(module -> module.name().equals(name))
        .findFirst()
        .orElseThrow(() -> CoreErrors.invalidArgument("There is no module " + name + "."));
  }
}
