package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult.Outcome;
import java.util.Comparator;
import java.util.List;

/** The nights of a table as a row of small links, oldest first. */
final class Strip {
  private Strip() {}

  /**
   * One night.
   *
   * @param href its run
   * @param style class of the style sheet
   * @param sign what is seen
   * @param label what is read aloud and shown by a pointer
   */
  public record Night(String href, String style, String sign, String label) {}

  /**
   * @param root what leads from the page to the index, such as {@code ../}
   */
  static List<Night> of(TableHistory table, String root) {
    return table.nights().values().stream().map(checks -> night(checks, root)).toList();
  }

  private static Night night(List<Checked> checks, String root) {
    Standing standing = Standing.worst(checks.stream().map(Checked::result).toList());
    Checked newest = checks.stream().max(Comparator.comparing(Checked::run)).orElseThrow();
    long unfit = checks.stream().filter(one -> one.result().outcome() != Outcome.PASSED).count();
    return new Night(
        root + Links.run(newest.run()),
        standing.style(),
        standing.sign(),
        "%s: %s, %d of %d rules did not pass"
            .formatted(newest.result().night(), standing.word(), unfit, checks.size()));
  }
}
