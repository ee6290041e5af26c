package io.nightjar.cli.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Plants dirt among the weather lines of one day, and keeps count. */
final class WeatherLines {
  private static final int TEMPERATURE = 5;
  private static final int BROKEN_ANEMOMETER = 911;

  private final List<String> lines = new ArrayList<>();
  private int misfits;
  private int impossibleWinds;

  WeatherLines(Chance chance, Plants plants, LocalDate day, List<String> clean) {
    boolean windy = plants.impossibleWind().filter(day::equals).isPresent();
    for (int index = 0; index < clean.size(); index++) {
      long row = Chance.row(day, index);
      if (windy && impossibleWinds == 0) {
        lines.add(withImpossibleWind(clean.get(index)));
        impossibleWinds++;
      } else if (chance.happens(plants.misfitRate(), "dirt.weather", row)) {
        lines.add(Misfit.TEXT_IN_NUMBER.damage(clean.get(index), TEMPERATURE));
        misfits++;
      } else {
        lines.add(clean.get(index));
      }
    }
  }

  List<String> lines() {
    return lines;
  }

  int misfits() {
    return misfits;
  }

  int impossibleWinds() {
    return impossibleWinds;
  }

  private static String withImpossibleWind(String line) {
    String[] fields = line.split(",", -1);
    fields[WeatherMaker.WIND_SPEED] = WeatherMaker.milesPerHour(BROKEN_ANEMOMETER);
    return String.join(",", fields);
  }
}
