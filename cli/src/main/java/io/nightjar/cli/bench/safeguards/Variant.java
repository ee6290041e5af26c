package io.nightjar.cli.bench.safeguards;

import io.nightjar.core.config.Safeguard;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A kind of night: with every safeguard, or without one. */
enum Variant {
  ALL_ON("nothing", false),
  CONTROL("nothing, once more", false),
  NO_PAGE_CHECKSUMS("page checksums on reading", true),
  STOCK_LOG_STORE("the log store (Delta's own instead)", false, Safeguard.LOG_STORE),
  NO_FLUSHES("flushing to the disk", false, Safeguard.FLUSHES),
  NO_DIGESTS("number and digest of written rows", false, Safeguard.DIGESTS),
  NO_LEASES("leases", false, Safeguard.LEASES),
  NO_LOG_GUARD("looking for empty and missing commits", false, Safeguard.LOG_GUARD),
  ALL_OFF("any of these", true, Safeguard.values());

  private final String leftOut;
  private final Map<String, String> settings = new TreeMap<>();

  Variant(String leftOut, boolean isUnchecked, Safeguard... off) {
    this.leftOut = leftOut;
    if (isUnchecked) {
      settings.put("parquet.page.verify-checksum.enabled", "false");
    }
    if (off.length > 0) {
      settings.put(
          Safeguard.SETTING,
          Arrays.stream(off).map(Safeguard::label).collect(Collectors.joining(",")));
    }
  }

  /** What it does without, for people. */
  String leftOut() {
    return leftOut;
  }

  /** Settings of its nights, to be unset afterwards. */
  Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** The folder of its lake. */
  String lake() {
    return "lake-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
