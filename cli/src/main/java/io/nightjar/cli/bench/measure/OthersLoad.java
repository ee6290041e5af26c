package io.nightjar.cli.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How busy everybody else keeps the machine while something is measured. A measurement during which
 * others used more than 5 % of the cores is marked.
 */
public final class OthersLoad {
  private static final double MARK = 0.05;
  private static final double NANOS_PER_TICK = 1e7;
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int COUNTED = 8;

  private final double busyBefore = busyNanos();
  private final long begun = System.nanoTime();

  /** Whether others disturbed, given how much processor time the measured process used. */
  public boolean isMarked(long ownCpuNanos) {
    double wall = System.nanoTime() - begun;
    double others = busyNanos() - busyBefore - ownCpuNanos;
    return others > MARK * wall * Runtime.getRuntime().availableProcessors();
  }

  private static double busyNanos() {
    try {
      String line = Files.readAllLines(Path.of("/proc/stat")).get(0);
      List<String> fields = List.of(line.trim().split("\\s+"));
      double ticks = 0;
      for (int field = 1; field <= COUNTED; field++) {
        boolean isBusy = field != IDLE && field != WAITING;
        ticks += isBusy ? Double.parseDouble(fields.get(field)) : 0;
      }
      return ticks * NANOS_PER_TICK;
    } catch (IOException e) {
      return 0;
    }
  }
}
