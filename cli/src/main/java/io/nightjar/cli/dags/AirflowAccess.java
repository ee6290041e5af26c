package io.nightjar.cli.dags;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.AirflowSettings;
import io.nightjar.airflow.Credentials;
import io.nightjar.core.config.AirflowConnection;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.pipeline.project.Project;
import java.net.URI;
import java.util.function.Function;

/**
 * The Airflow of a project.
 *
 * @param project whose pipelines it runs
 * @param client talks to it
 */
record AirflowAccess(Project project, AirflowClient client) {
  /**
   * Opens the project, asks its Airflow, and turns the failures of the client into those of
   * Nightjar.
   */
  static <T> T ask(ProjectOptions options, Function<AirflowAccess, T> question) {
    Project project = Project.open(options);
    try {
      return question.apply(new AirflowAccess(project, client(project.airflow())));
    } catch (AirflowException e) {
      throw DagsErrors.airflow(e);
    }
  }

  private static AirflowClient client(AirflowConnection airflow) {
    Credentials credentials =
        airflow.token().isEmpty()
            ? new Credentials(airflow.user(), airflow.password())
            : Credentials.ofToken(airflow.token());
    return AirflowClient.of(settings(airflow.url()), credentials);
  }

  private static AirflowSettings settings(String url) {
    try {
      return AirflowSettings.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw DagsErrors.badAddress(url, e.getMessage());
    }
  }
}
