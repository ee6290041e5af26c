package io.nightjar.validation.html;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;

/** A number night by night as a line; nights without a value are gaps. */
public final class Sparkline {
  private static final int WIDTH = 260;
  private static final int HEIGHT = 48;
  private static final int MARGIN = 5;

  private Sparkline() {}

  /**
   * One night.
   *
   * @param label such as {@code 2013-01-05: 98.4 %}
   * @param value null if there is none
   * @param isBad whether it is marked
   */
  public record Point(String label, Double value, boolean isBad) {
    boolean isDrawn() {
      return value != null && Double.isFinite(value);
    }
  }

  /**
   * The picture; empty if no night has a value.
   *
   * @param points by night
   * @param described what a screen reader says
   */
  public static String of(List<Point> points, String described) {
    DoubleSummaryStatistics drawn =
        points.stream()
            .filter(Point::isDrawn)
            .map(Point::value)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .summaryStatistics();
    if (drawn.getCount() == 0) {
      return "";
    }
    Svg svg = new Svg(WIDTH, HEIGHT);
    svg.line("base", 0, HEIGHT - 0.5, WIDTH, HEIGHT - 0.5);
    lines(svg, points, drawn);
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      boolean isLast = i == points.size() - 1;
      if (point.isDrawn() && (point.isBad() || isLast)) {
        String style = point.isBad() ? "dot bad" : "dot";
        svg.dot(style, x(i, points.size()), y(point.value(), drawn), point.label());
      }
    }
    return svg.element(described);
  }

  private static void lines(Svg svg, List<Point> points, DoubleSummaryStatistics drawn) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      if (point.isDrawn()) {
        path.append(Svg.at(x(i, points.size())))
            .append(',')
            .append(Svg.at(y(point.value(), drawn)))
            .append(' ');
      }
      if (path.length() > 0 && (!point.isDrawn() || i == points.size() - 1)) {
        svg.path(path.toString().strip());
        path.setLength(0);
      }
    }
  }

  private static double x(int index, int points) {
    return points == 1 ? WIDTH / 2.0 : MARGIN + index * (WIDTH - 2.0 * MARGIN) / (points - 1);
  }

  /** A number that never changes runs through the middle. */
  private static double y(double value, DoubleSummaryStatistics drawn) {
    double spread = drawn.getMax() - drawn.getMin();
    double part = spread > 0 ? (value - drawn.getMin()) / spread : 0.5;
    return HEIGHT - MARGIN - part * (HEIGHT - 2.0 * MARGIN);
  }
}
