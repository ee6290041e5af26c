package io.nightjar.core.config;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is done for safety alone. All of it is done always; only the benchmark that measures what
 * each costs leaves some out, by {@link #SETTING} in its own session. Nobody else can: a session
 * that is opened with this setting is refused, whoever asks for it.
 */
public enum Safeguard {
  /** Commits get their name by link(2) and stand beside their checksum; else Delta's own store. */
  LOG_STORE,
  /** What is written is flushed to the disk before anybody is told. */
  FLUSHES,
  /** Number and digest of rows are taken while they are written. */
  DIGESTS,
  /** Runs hold leases. */
  LEASES,
  /** Empty and missing commits are looked for whenever a log is read. */
  LOG_GUARD;

  /** Names the safeguards to leave out, separated by commas. */
  public static final String SETTING = "spark.nightjar.bench.without";

  /** How the setting spells it, such as {@code log-guard}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a value of the setting names it. */
  public boolean isNamedIn(String without) {
    return Arrays.asList(without.split(",", -1)).contains(label());
  }
}
