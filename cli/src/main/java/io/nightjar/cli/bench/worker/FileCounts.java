package io.nightjar.cli.bench.worker;

import java.util.Map;

/**
 * How many files the newest version of each table has.
 *
 * @param files by name of the table
 */
public record FileCounts(Map<String, Long> files) {
  long sum() {
    return files.values().stream().mapToLong(Long::longValue).sum();
  }
}
