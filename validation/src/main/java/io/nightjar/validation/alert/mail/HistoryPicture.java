package io.nightjar.validation.alert.mail;

import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.validation.alert.mail.History.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;

/**
 * The history of a metric as a small picture: a line, round green points where the rule held, red
 * squares where it failed. There is no text in it, as a server may have no fonts; the mail says the
 * numbers beside it.
 */
public final class HistoryPicture {
  /** How wide it is shown, in CSS pixels; it has twice as many of its own. */
  public static final int WIDTH = 520;

  /** How high it is shown. */
  public static final int HEIGHT = 110;

  private static final int SCALE = 2;
  private static final double MARGIN = 14;
  private static final double RADIUS = 5;
  private static final Color PAPER = Color.WHITE;
  private static final Color GRID = new Color(0xE1E4E8);
  private static final Color LINE = new Color(0x8C959F);
  private static final Color GOOD = new Color(0x1A7F37);
  private static final Color BAD = new Color(0xCF222E);

  private final List<Point> points;
  private final DoubleSummaryStatistics range;

  private HistoryPicture(History history) {
    this.points = history.points();
    this.range =
        points.stream()
            .map(Point::value)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .filter(Double::isFinite)
            .summaryStatistics();
  }

  /** A PNG file. */
  public static byte[] png(History history) {
    BufferedImage image =
        new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(SCALE, SCALE);
    new HistoryPicture(history).draw(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private void draw(Graphics2D graphics) {
    graphics.setColor(PAPER);
    graphics.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    graphics.setColor(GRID);
    for (double y : new double[] {MARGIN, HEIGHT / 2.0, HEIGHT - MARGIN}) {
      graphics.draw(new Line2D.Double(0, y, WIDTH, y));
    }
    drawLine(graphics);
    for (int i = 0; i < points.size(); i++) {
      drawPoint(graphics, i);
    }
  }

  private void drawLine(Graphics2D graphics) {
    Path2D path = new Path2D.Double();
    boolean isDown = false;
    for (int i = 0; i < points.size(); i++) {
      boolean isKnown = hasValue(points.get(i));
      if (isKnown && isDown) {
        path.lineTo(x(i), y(i));
      } else if (isKnown) {
        path.moveTo(x(i), y(i));
      }
      isDown = isKnown;
    }
    graphics.setColor(LINE);
    graphics.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  private void drawPoint(Graphics2D graphics, int i) {
    double x = x(i) - RADIUS;
    double y = y(i) - RADIUS;
    if (points.get(i).outcome() == Outcome.PASSED) {
      graphics.setColor(GOOD);
      graphics.fill(new Ellipse2D.Double(x, y, 2 * RADIUS, 2 * RADIUS));
    } else {
      graphics.setColor(BAD);
      graphics.fill(new Rectangle2D.Double(x, y, 2 * RADIUS, 2 * RADIUS));
    }
  }

  private double x(int i) {
    double step = (WIDTH - 2 * MARGIN) / Math.max(1, points.size() - 1);
    return MARGIN + i * step;
  }

  /** Greater is higher; a night without a value stands at the bottom. */
  private double y(int i) {
    double height = HEIGHT - 2 * MARGIN;
    if (!hasValue(points.get(i))) {
      return HEIGHT - MARGIN;
    }
    double span = range.getMax() - range.getMin();
    double share = (points.get(i).value().getAsDouble() - range.getMin()) / span;
    return MARGIN + (span > 0 ? 1 - share : 0.5) * height;
  }

  private static boolean hasValue(Point point) {
    return point.value().isPresent() && Double.isFinite(point.value().getAsDouble());
  }
}
