package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DAGs, in the Airflow they are made for: their own tests, and the shipped pipelines. */
class DagsIT {
  @TempDir private static Path folder;
  private static Path python;

  @BeforeAll
  static void findPython() throws Exception {
    Optional<Path> found = AirflowEnvironment.python(folder);
    assumeTrue(found.isPresent(), "no Airflow; the reason is printed above");
    python = found.get();
  }

  @Test
  void passTheirOwnTestsAndTakeTheShippedPipelines() throws Exception {
    syncShippedPipelines();
    Shell shell =
        new Shell(folder)
            .with("AIRFLOW_HOME", folder.resolve("airflow").toString())
            .with("PYTHONDONTWRITEBYTECODE", "1")
            .with("NIGHTJAR_SHIPPED_PLANS", folder.resolve("plans").toString());
    Path dags = Checkout.root().resolve("dags");

    Shell.Ended ended =
        shell.run(python.toString(), "-m", "pytest", "--rootdir", dags.toString(), dags.toString());

    System.out.println(ended.out());
    assertThat(ended.exitCode()).as(ended.all()).isZero();
    assertThat(ended.out()).contains(" passed").doesNotContain(" skipped");
  }

  private static void syncShippedPipelines() throws IOException {
    Folders.copy(Checkout.root().resolve("conf"), folder.resolve("project/conf"));
    StringWriter printed = new StringWriter();
    PrintWriter writer = new PrintWriter(printed, true);
    int exitCode =
        CommandLines.execute(
            new Terminal(writer, writer, false),
            "dags",
            "sync",
            "--project",
            folder.resolve("project").toString(),
            "--plans",
            folder.resolve("plans").toString());
    assertThat(exitCode).as(printed.toString()).isZero();
  }
}
