package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.time.Nights;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Progress as one line a job: what, how it went, rows, seconds. */
public final class ProgressLines implements Progress {
  private static final String LINE = "  %-20s %-9s %19s %7.1f s%s%n";

  private final Terminal terminal;

  /** Writes to the error stream, so that results can be piped. */
  public ProgressLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void nightStarted(Nights nights) {
    terminal.err().println((nights.isSingle() ? "Night " : "Nights ") + nights);
  }

  @Override
  public void jobStarted(String job) {
    if (terminal.isInteractive()) {
      terminal.err().printf("  %-20s …\r", job);
      terminal.err().flush();
    }
  }

  @Override
  public void jobFinished(RunManifest manifest) {
    double seconds =
        Duration.between(manifest.startedAt(), manifest.finishedAt()).toMillis() / 1000.0;
    terminal
        .err()
        .printf(
            Locale.ROOT,
            LINE,
            manifest.job(),
            word(manifest),
            amount(manifest),
            seconds,
            remark(manifest));
    manifest.outcome().notes().forEach(note -> terminal.err().println("      note: " + note));
  }

  @Override
  public void jobSkipped(String job, String reason) {
    terminal.err().printf("  %-20s skipped   %s%n", job, reason);
  }

  /** What the job worked on: rows it wrote, or checks it made. */
  private static String amount(RunManifest manifest) {
    if (!manifest.outputs().isEmpty()) {
      long rows = manifest.outputs().stream().mapToLong(TableCommit::rows).sum();
      return String.format(Locale.ROOT, "%,d rows", rows);
    }
    long checks = new NightSummary(manifest.nights(), List.of(manifest)).sumOfTables("checks");
    return checks > 0 ? String.format(Locale.ROOT, "%,d checks", checks) : "";
  }

  private static String word(RunManifest manifest) {
    return switch (manifest.outcome().status()) {
      case "succeeded" -> "done";
      case "rejected" -> "REJECTED";
      default -> "FAILED";
    };
  }

  private static String remark(RunManifest manifest) {
    boolean isRepeat =
        manifest.outcome() instanceof RunManifest.Succeeded done && !done.sameAs().isEmpty();
    return isRepeat ? "   already done by an earlier run" : "";
  }
}
