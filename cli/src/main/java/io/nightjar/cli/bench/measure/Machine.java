package io.nightjar.cli.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where figures come from; figures of different machines are not comparable.
 *
 * @param cpu model
 * @param cores available to this process
 * @param memoryGib physical memory, 0 if the system does not say
 * @param jdk version
 * @param loadBefore load average of the last minute before the first round
 */
public record Machine(String cpu, int cores, long memoryGib, String jdk, double loadBefore) {
  private static final double KIB_PER_GIB = 1024.0 * 1024.0;

  /** This one, now. */
  public static Machine current() {
    return new Machine(
        value("/proc/cpuinfo", "model name").replaceAll("\\s+", " "),
        Runtime.getRuntime().availableProcessors(),
        Math.round(number(value("/proc/meminfo", "MemTotal")) / KIB_PER_GIB),
        Runtime.version().toString(),
        Math.max(0, ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
  }

  private static String value(String file, String key) {
    return lines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse("unknown");
  }

  private static double number(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Double.parseDouble(digits);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
