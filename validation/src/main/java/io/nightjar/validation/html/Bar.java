package io.nightjar.validation.html;

/** A share as a bar. The number stands beside it, so it is silent for those who do not see it. */
public final class Bar {
  private static final int WIDTH = 100;
  private static final int HEIGHT = 10;

  private Bar() {}

  /**
   * @param share from 0 to 1; even a small one is seen
   */
  public static String of(double share) {
    double width = Math.max(1, Math.min(1, share) * WIDTH);
    return ("<svg aria-hidden=\"true\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
            + "<rect class=\"bar\" width=\"%s\" height=\"%d\"/></svg>")
        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT, Svg.at(width), HEIGHT);
  }
}
