package io.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class JobMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpListsTheJobs() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("nightjar-core")
        .contains("--pipeline=NAME")
        .contains("make             Makes toys.");
  }

  @Test
  void helpOfOneJobNeedsNothingElse() {
    assertThat(execute("make", "--help")).isZero();
    assertThat(out.toString()).contains("--date");
  }

  @Test
  void maintenanceHasAMainOfItsOwn() {
    CommandLine line = MaintainMain.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute("--pipeline", "toys", "--project", "/nowhere")).isEqualTo(10);
    assertThat(err.toString().lines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("nightjar-maintain: ");
  }

  @Test
  void aWrongArgumentIsOneLineAndExitTen() {
    assertThat(execute("make", "--pipline", "toys")).isEqualTo(10);
    assertThat(err.toString().lines()).hasSize(1).first().asString().startsWith("nightjar-core: ");
  }

  @Test
  void aProjectThatIsNotThereIsOneLineAndExitTen() {
    assertThat(
            execute("make", "--pipeline", "toys", "--date", "2013-03-01", "--project", "/nowhere"))
        .isEqualTo(10);
    assertThat(err.toString().lines()).hasSize(1);
  }

  private int execute(String... args) {
    CommandLine line = JobMain.commandLine(new ToyJobs());
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }
}
