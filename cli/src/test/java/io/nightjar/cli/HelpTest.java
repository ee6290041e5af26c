package io.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Descriptions are formats: a lone percent sign in one is a warning, and its line is not help. */
class HelpTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void isFormattedWithoutAWarning(String name) {
    CommandLine command =
        commands().filter(one -> name(one).equals(name)).findFirst().orElseThrow();
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    PrintStream before = System.err;
    String help;
    try (PrintStream caught = new PrintStream(warnings, true, StandardCharsets.UTF_8)) {
      System.setErr(caught); // picocli warns there
      help = command.getUsageMessage();
    } finally {
      System.setErr(before);
    }

    assertThat(warnings.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(help).contains(name).doesNotContain("WARN", "%n", "%%");
  }

  static Stream<String> names() {
    return commands().map(HelpTest::name);
  }

  private static Stream<CommandLine> commands() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return below(CommandLines.build(new Terminal(nowhere, nowhere, false)));
  }

  private static Stream<CommandLine> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::below));
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }
}
