package io.nightjar.validation.html;

import freemarker.core.HTMLOutputFormat;
import java.util.Locale;

/** A small picture with a text for those who do not see it; every text is escaped. */
final class Svg {
  private final StringBuilder content = new StringBuilder();
  private final int width;
  private final int height;

  Svg(int width, int height) {
    this.width = width;
    this.height = height;
  }

  void line(String style, double fromX, double fromY, double toX, double toY) {
    content.append(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(style, at(fromX), at(fromY), at(toX), at(toY)));
  }

  /** A bar with a hint that a pointer shows. */
  void bar(String style, double[] box, String hint) {
    content.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s</title></rect>"
            .formatted(style, at(box[0]), at(box[1]), at(box[2]), at(box[3]), escaped(hint)));
  }

  void dot(String style, double x, double y, String hint) {
    content.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"3\"><title>%s</title></circle>"
            .formatted(style, at(x), at(y), escaped(hint)));
  }

  /** A line through points given as {@code x,y x,y}. */
  void path(String points) {
    content.append("<polyline class=\"line\" points=\"%s\"/>".formatted(points));
  }

  /**
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  void text(String anchor, double x, double y, String text) {
    content.append(
        "<text text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(anchor, at(x), at(y), escaped(text)));
  }

  /** The element; {@code described} is what a screen reader says. */
  String element(String described) {
    return "<svg role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">%s</svg>"
        .formatted(escaped(described), width, height, width, height, content);
  }

  static String at(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }

  private static String escaped(String text) {
    return HTMLOutputFormat.INSTANCE.escapePlainText(text);
  }
}
