package io.nightjar.validation.alert;

import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pipelines of this project, as they are shipped. */
public final class ShippedProject {
  private ShippedProject() {}

  /**
   * The plan of the flights without quiet hours and with a mail for each incident, and with values
   * of its file set otherwise.
   */
  public static Plan flights(String... sets) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "alerts.quiet=null",
                "alerts.routes=[{severity: critical, to: owner}, {severity: warning, to: owner}]"));
    all.addAll(List.of(sets));
    ProjectOptions options =
        new ProjectOptions(
            Optional.of(Path.of("..").toAbsolutePath().normalize()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            all);
    return Project.open(options, Variables.of(Map.of())).plan("flights");
  }
}
