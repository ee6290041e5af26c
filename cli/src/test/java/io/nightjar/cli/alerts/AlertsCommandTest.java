package io.nightjar.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about alerts refuse before anything starts. */
class AlertsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void anEnvironmentWithoutAServerIsToldWhatItLacks() {
    assertThat(nightjar("alerts", "test", "flights", "--project", "..")).isEqualTo(10);
    assertThat(nightjar("alerts", "send", "--project", "..")).isEqualTo(10);
    assertThat(err.toString())
        .isEqualTo(
            ("nightjar: Environment local has no mail server. Add mail: {host: …, from: …} to its"
                    + " file.\n")
                .repeat(2));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aPipelineWithoutAddressesHasNobodyToMailTo() throws IOException {
    Files.createDirectories(folder.resolve("conf/environments"));
    Files.createDirectories(folder.resolve("conf/pipelines"));
    Files.writeString(
        folder.resolve("conf/environments/local.yaml"),
        "mail: {host: 127.0.0.1, from: n@example.org, starttls: false}\n");
    Files.writeString(
        folder.resolve("conf/pipelines/idle.yaml"),
        """
        pipeline: idle
        description: Does nothing.
        owner: {team: nobody}
        time-zone: UTC
        start: 2024-01-01
        """);

    assertThat(nightjar("alerts", "test", "idle", "--project", folder.toString())).isEqualTo(10);
    assertThat(err.toString())
        .isEqualTo(
            "nightjar: Pipeline idle has no address to mail to. Add owner.mail to its file, or"
                + " give --to.\n");
  }

  private int nightjar(String... args) {
    return CommandLines.execute(
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false), args);
  }
}
