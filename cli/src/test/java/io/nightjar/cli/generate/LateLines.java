package io.nightjar.cli.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Guesses tomorrow's late flights from the lines of the days before, and says how well. */
final class LateLines {
  private static final int WARM_UP = 45;

  private final List<GeneratedDay> days;
  private final Map<String, double[]> history = new HashMap<>();

  LateLines(List<GeneratedDay> days) {
    this.days = days;
  }

  static boolean isLate(String line) {
    String delay = FlightsGeneratorTest.field(line, 6);
    return delay.isEmpty() || Double.parseDouble(delay) > 15;
  }

  double aucOfASimpleGuess() {
    List<Double> late = new ArrayList<>();
    List<Double> punctual = new ArrayList<>();
    for (int index = 1; index < days.size(); index++) {
      Map<String, Double> wind = eveningWind(days.get(index - 1));
      for (String line : days.get(index).flights()) {
        if (line.split(",", -1).length == 16 && !line.contains("unknown")) {
          double guess = share(line) + 0.012 * wind.getOrDefault(origin(line), 10.0);
          if (index >= WARM_UP) {
            (isLate(line) ? late : punctual).add(guess);
          }
        }
      }
      days.get(index).flights().forEach(this::learn);
    }
    return auc(late, punctual);
  }

  private static double auc(List<Double> late, List<Double> punctual) {
    double wins = 0;
    for (double higher : late) {
      for (double lower : punctual) {
        wins += higher > lower ? 1 : higher == lower ? 0.5 : 0;
      }
    }
    return wins / late.size() / punctual.size();
  }

  private double share(String line) {
    double[] seen = history.getOrDefault(flight(line), new double[2]);
    return (seen[0] + 2) / (seen[1] + 8);
  }

  private void learn(String line) {
    if (line.split(",", -1).length == 16 && !line.contains("unknown")) {
      double[] seen = history.computeIfAbsent(flight(line), key -> new double[2]);
      seen[0] += isLate(line) ? 1 : 0;
      seen[1]++;
    }
  }

  private static Map<String, Double> eveningWind(GeneratedDay day) {
    Map<String, Double> wind = new HashMap<>();
    for (String line : day.weather()) {
      if (FlightsGeneratorTest.field(line, 4).equals("20")) {
        wind.put(line.substring(0, 3), Double.valueOf(FlightsGeneratorTest.field(line, 9)));
      }
    }
    return wind;
  }

  private static String origin(String line) {
    return FlightsGeneratorTest.field(line, 10);
  }

  private static String flight(String line) {
    return FlightsGeneratorTest.field(line, 7) + FlightsGeneratorTest.field(line, 9);
  }
}
