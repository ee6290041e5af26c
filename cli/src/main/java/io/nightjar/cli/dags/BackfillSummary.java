package io.nightjar.cli.dags;

import io.nightjar.cli.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one summary of a backfill: how far it has come, and what would change, or has. */
public final class BackfillSummary {
  private final BackfillRequest request;

  /** Of this backfill. */
  public BackfillSummary(BackfillRequest request) {
    this.request = request;
  }

  /**
   * Prints it.
   *
   * @param staged how many nights are, in a few words
   * @param diffs of the nights that are staged, in order; none if nothing is predicted
   * @param published how many nights are, in a few words; empty if none was to be
   * @param others options that a repetition of the command needs
   */
  public void print(
      Terminal terminal,
      String staged,
      List<PredictionDiff> diffs,
      Optional<String> published,
      List<String> others) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Backfill of %s as %s, %d nights: staged %s"
            .formatted(
                name(), request.knowledge().text(), request.nights().dates().size(), staged));
    if (!diffs.isEmpty()) {
      lines.add(PredictionDiff.HEAD);
      diffs.stream().map(PredictionDiff::line).forEach(lines::add);
    }
    if (published.isPresent()) {
      lines.add("Published: " + published.get());
    } else if (request.isAnythingWaiting()) {
      lines.add("Nothing was published. To publish it, once all is staged: " + command(others));
    }
    lines.forEach(terminal.out()::println);
  }

  private String command(List<String> others) {
    return "./nightjar backfill %s --from %s --to %s --as-of %s --publish %s"
        .formatted(
            name(),
            request.nights().from(),
            request.nights().to(),
            request.knowledge().text(),
            String.join(" ", others))
        .strip();
  }

  private String name() {
    return request.plan().pipeline().name();
  }
}
