package io.nightjar.validation.profile.page;

import io.nightjar.validation.html.Figures;
import io.nightjar.validation.html.Histogram;
import io.nightjar.validation.html.Histogram.Axis;
import io.nightjar.validation.html.Histogram.Bin;
import io.nightjar.validation.html.Sparkline;
import io.nightjar.validation.html.Sparkline.Point;
import io.nightjar.validation.profile.NightShare;
import java.util.List;

/** Pictures over nights. */
final class NightPlots {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 80;

  private NightPlots() {}

  /** Rows of each night; empty if nights are not known. */
  static String rows(List<NightShare> nights) {
    if (nights.isEmpty()) {
      return "";
    }
    List<Bin> bins =
        nights.stream()
            .map(
                night ->
                    new Bin(
                        "%s: %s rows".formatted(night.night(), Figures.count(night.rows())),
                        night.rows(),
                        false))
            .toList();
    String first = nights.get(0).night();
    String last = nights.get(nights.size() - 1).night();
    return Histogram.of(
        bins,
        new Axis(WIDTH, HEIGHT, first, last),
        "Rows of each of %d nights from %s to %s".formatted(nights.size(), first, last));
  }

  /** A share night by night. */
  static String share(String what, List<NightShare> nights) {
    List<Point> points =
        nights.stream()
            .map(
                night ->
                    new Point(
                        night.night() + ": " + Figures.share(night.share()), night.share(), false))
            .toList();
    double least = nights.stream().mapToDouble(NightShare::share).min().orElse(0);
    double most = nights.stream().mapToDouble(NightShare::share).max().orElse(0);
    return Sparkline.of(
        points,
        "%s night by night, from %s to %s"
            .formatted(what, Figures.share(least), Figures.share(most)));
  }
}
