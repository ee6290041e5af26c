package io.nightjar.cli.bench.report;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.measure.Machine;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** The account of one benchmark: a text for people, and beside it the record it was made from. */
public final class BenchReport {
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
  public static BenchReport of(String name, String command, Machine machine) {
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
  public static String command(CommandSpec spec) {
    return "nightjar "
        + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }

  /** Appends some text. */
  public BenchReport say(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments));
    return this;
  }

  /** Appends lines, each ended. */
  public BenchReport lines(List<String> lines) {
    lines.forEach(line -> say("%s%n", line));
    return this;
  }

  /** Appends how many of the measured {@code things} were disturbed by other work. */
  public BenchReport disturbed(long marked, int all, String things) {
    return say("%nOthers kept the machine busy during %d of %d %s.%n", marked, all, things);
  }

  /** Prints the text, and saves both. */
  public void publish(Terminal terminal, BenchPlace place, Object record) {
    terminal.out().print(text);
    terminal.out().flush();
    place.save(name + ".json", BenchJson.pretty(record));
    place.save(name + ".md", text.toString());
  }
}
