package io.nightjar.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command speaks: results to {@code out}, progress and errors to {@code err}. The only
 * holder of the standard streams.
 *
 * @param out for results, so that they can be piped
 * @param err for everything else
 * @param isInteractive whether a person watches, so that lines may be redrawn
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean isInteractive) {
  /** The terminal of this process. */
  static Terminal ofProcess() {
    return new Terminal(writer(System.out), writer(System.err), System.console() != null);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
