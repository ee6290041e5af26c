package io.nightjar.cli.bench.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What this process has used of the machine. */
public final class ProcessFigures {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessFigures() {}

  /** Its memory so far; collects garbage. */
  public static MemoryPeak memory() {
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    System.gc();
    long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new MemoryPeak(residentKib(), peak, live);
  }

  /** Nanoseconds it spent on processors. */
  public static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().map(d -> d.toNanos()).orElse(0L);
  }

  private static long residentKib() {
    try {
      Optional<String> line =
          Files.readAllLines(STATUS).stream().filter(text -> text.startsWith("VmHWM:")).findFirst();
      return line.map(text -> Long.parseLong(text.replaceAll("[^0-9]", ""))).orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }
}
