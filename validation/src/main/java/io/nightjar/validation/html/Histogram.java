package io.nightjar.validation.html;

import java.util.List;

/** How often which values are: one bar per range, from zero up. */
public final class Histogram {
  private static final int TEXT = 14;

  private Histogram() {}

  /**
   * One bar.
   *
   * @param label what it stands for, such as {@code 0 to 10: 512 rows}
   * @param count its height, at least 0
   * @param isMarked whether it is the one to look at
   */
  public record Bin(String label, long count, boolean isMarked) {}

  /**
   * How large it is and what is written below.
   *
   * @param width in pixels
   * @param height in pixels, without the text below
   * @param left below the first bar
   * @param right below the last bar
   */
  public record Axis(int width, int height, String left, String right) {}

  /** The picture; empty if there is nothing to show. */
  public static String of(List<Bin> bins, Axis axis, String described) {
    long highest = bins.stream().mapToLong(Bin::count).max().orElse(0);
    if (highest == 0) {
      return "";
    }
    Svg svg = new Svg(axis.width(), axis.height() + TEXT);
    double step = (double) axis.width() / bins.size();
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      if (bin.count() > 0) {
        double height = Math.max(1, bin.count() * (axis.height() - 2.0) / highest);
        double[] box = {i * step, axis.height() - height, Math.max(1, step - 1), height};
        svg.bar(bin.isMarked() ? "bar now" : "bar", box, bin.label());
      }
    }
    svg.line("base", 0, axis.height() + 0.5, axis.width(), axis.height() + 0.5);
    svg.text("start", 0, axis.height() + TEXT - 2.0, axis.left());
    svg.text("end", axis.width(), axis.height() + TEXT - 2.0, axis.right());
    return svg.element(described);
  }
}
