package io.nightjar.cli.bench.measure;

import io.nightjar.core.error.CoreErrors;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of benchmarks that measure round by round; how many of them. */
public final class BenchRounds {
  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "measured rounds (default: ${DEFAULT-VALUE})")
  private int measured = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "rounds before the first measured one (default: ${DEFAULT-VALUE})")
  private int warmUp = 2;

  /** Rounds that count, at least 1; fails with exit code 10 if fewer are asked for. */
  public int measured() {
    return atLeast(1, measured, "--rounds");
  }

  /** Rounds before them, at least 0; fails with exit code 10 if fewer are asked for. */
  public int warmUp() {
    return atLeast(0, warmUp, "--warm-up");
  }

  /** These settings with how many rounds there are, for the account. */
  public Map<String, Object> with(Map<String, Object> settings) {
    Map<String, Object> all = new TreeMap<>(settings);
    all.put("rounds", measured());
    all.put("warm-up", warmUp());
    return all;
  }

  private static int atLeast(int least, int number, String option) {
    if (number < least) {
      throw CoreErrors.invalidArgument("%s must be %d or more.".formatted(option, least));
    }
    return number;
  }
}
