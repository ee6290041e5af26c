package io.nightjar.core.internal.spark;

import io.nightjar.core.config.Safeguard;
import io.nightjar.core.internal.disk.LocalDisk;
import io.nightjar.core.internal.disk.LocalDiskContext;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Spark settings are fixed, which are defaults, and which are never allowed. */
public final class SessionSettings {
  private static final Pattern LOCAL = Pattern.compile("local(?:\\[(\\d+|\\*)[^\\]]*\\])?");
  private static final Set<String> HIDE_DAMAGE =
      Set.of(
          "spark.sql.files.ignorecorruptfiles",
          "spark.sql.files.ignoremissingfiles",
          "spark.files.ignorecorruptfiles",
          "spark.files.ignoremissingfiles");

  private SessionSettings() {}

  /** What decides whether results are right; the same in every session, tests included. */
  public static Map<String, String> enforced() {
    return Map.ofEntries(
        Map.entry("spark.sql.session.timeZone", "UTC"),
        Map.entry("spark.sql.ansi.enabled", "true"),
        Map.entry("spark.sql.legacy.timeParserPolicy", "CORRECTED"),
        Map.entry("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"),
        Map.entry("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED"),
        Map.entry("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED"),
        Map.entry("spark.hadoop.parquet.page.verify-checksum.enabled", "true"),
        Map.entry("spark.databricks.delta.schema.autoMerge.enabled", "false"),
        Map.entry(
            "spark.delta.logStore.file.impl",
            "io.nightjar.core.internal.delta.logstore.LinkLogStore"),
        Map.entry("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension"),
        Map.entry(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"));
  }

  /** What makes nights of small data quick; anybody may set other values. */
  static Map<String, String> defaults(String master) {
    Map<String, String> defaults = new HashMap<>();
    defaults.put("spark.ui.enabled", "false");
    defaults.put("spark.ui.showConsoleProgress", "false");
    defaults.put("spark.databricks.delta.snapshotPartitions", "1");
    // A night compiles several hundred small classes; with room for 100 it compiles them again.
    defaults.put("spark.sql.codegen.cache.maxEntries", "2000");
    // The formatted one takes longer than some queries; a UI that shows it may ask for it.
    defaults.put("spark.sql.ui.explainMode", "simple");
    defaults.put("spark.sql.catalogImplementation", "in-memory");
    // Nothing of a lake is for everybody; Hadoop sets this on local files too, whatever the umask.
    defaults.put("spark.hadoop.fs.permissions.umask-mode", "027");
    Matcher local = LOCAL.matcher(master);
    if (local.matches()) {
      int cores = cores(local.group(1));
      // Every task set is broadcast into a buffer of this size; 4 MB are a humongous object for G1.
      defaults.put("spark.broadcast.blockSize", "256k");
      defaults.put("spark.hadoop.fs.file.impl", LocalDisk.class.getName());
      defaults.put(
          "spark.hadoop.fs.AbstractFileSystem.file.impl", LocalDiskContext.class.getName());
      defaults.put("spark.driver.host", "127.0.0.1");
      defaults.put("spark.driver.bindAddress", "127.0.0.1");
      defaults.put("spark.default.parallelism", Integer.toString(cores));
      defaults.put("spark.sql.shuffle.partitions", Integer.toString(2 * cores));
    }
    return defaults;
  }

  /** Why a setting is not allowed; empty if it is. */
  static String reasonToRefuse(String key, String value) {
    String lower = key.toLowerCase(Locale.ROOT);
    boolean isOn = Boolean.parseBoolean(value);
    if (HIDE_DAMAGE.contains(lower) && isOn) {
      return "damaged or missing files would be read as no rows";
    }
    if (lower.equals("spark.databricks.delta.retentiondurationcheck.enabled") && !isOn) {
      return "it lets a vacuum destroy versions that pins still need";
    }
    if (lower.startsWith("spark.databricks.delta.properties.defaults.")) {
      return "it could raise the protocol of published tables and lock out other engines";
    }
    if (lower.equals(Safeguard.SETTING)) {
      return Safeguards.reasonToRefuse();
    }
    if (lower.equals("spark.serializer") && value.contains("Kryo")) {
      return "Kryo cannot carry Java records";
    }
    return "";
  }

  private static int cores(String text) {
    if (text == null) {
      return 1;
    }
    return text.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(text);
  }
}
