package io.nightjar.cli.bench;

import io.nightjar.cli.Terminal;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** The account of one benchmark: a text for people, and beside it the record it was made from. */
final class BenchReport {
  private final String name;
  private final StringBuilder text = new StringBuilder();

  private BenchReport(String name) {
    this.name = name;
  }

  /**
   * Begins with what was asked and where it was measured; the caller goes on in the same line.
   *
   * @param name of the files, without their ending
   */
  static BenchReport of(String name, String command, Machine machine) {
    return new BenchReport(name)
        .say(
            "`%s` on %s, %d cores, %d GiB, JDK %s, load before %.1f.",
            command,
            machine.cpu(),
            machine.cores(),
            machine.memoryGib(),
            machine.jdk(),
            machine.loadBefore());
  }

  /** The command line that asked for it. */
  static String command(CommandSpec spec) {
    return "nightjar "
        + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }

  /** Appends some text. */
  BenchReport say(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments));
    return this;
  }

  /** Appends lines, each ended. */
  BenchReport lines(List<String> lines) {
    lines.forEach(line -> say("%s%n", line));
    return this;
  }

  /** Appends how many of the measured {@code things} were disturbed by other work. */
  BenchReport disturbed(long marked, int all, String things) {
    return say("%nOthers kept the machine busy during %d of %d %s.%n", marked, all, things);
  }

  /** Prints the text, and saves both. */
  void publish(Terminal terminal, BenchPlace place, Object record) {
    terminal.out().print(text);
    terminal.out().flush();
    place.save(name + ".json", BenchJson.pretty(record));
    place.save(name + ".md", text.toString());
  }
}
