package io.nightjar.core.pipeline.plan.print;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.config.Environment;
import io.nightjar.core.table.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a scheduler starts the jobs of a project. Holds no secret: settings that may be one are left
 * to the job, which reads them itself.
 *
 * @param home folder of the launcher and the jars
 * @param submit what to run as {@code spark-submit}: a link to the launcher
 * @param environment where the jobs run
 * @param options what every job gets, so that it sees the same configuration
 */
public record Launch(Path home, Path submit, Environment environment, List<String> options) {
  private static final String MEMORY = "spark.driver.memory";
  private static final String USUAL_MEMORY = "2g";
  private static final String POOL = "spark";
  private static final int RETRIES = 6;
  private static final int KILLED_RETRIES = 2;
  private static final Duration RETRY_DELAY = Duration.ofMinutes(1);
  private static final Duration LONGEST_RETRY_DELAY = Duration.ofMinutes(30);
  private static final Duration HELD_DELAY = Duration.ofMinutes(5);

  /** Copies the list. */
  public Launch {
    options = List.copyOf(options);
  }

  /** Where a table lies. */
  String uri(TableName table) {
    String lake = environment.lake();
    String root = lake.startsWith("/") ? Path.of(lake).toUri().toString() : lake;
    String folder = root.endsWith("/") ? root : root + "/";
    return folder + table.layer() + "/" + table.name();
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("home", home.toString());
    json.put("spark-submit", submit.toString());
    json.put("master", environment.master());
    json.put("driver-memory", environment.spark().getOrDefault(MEMORY, USUAL_MEMORY));
    json.putObject("environment").put("NIGHTJAR_BUILD", "never");
    json.put("pool", POOL);
    json.put("retries", RETRIES);
    json.put("retries-if-killed", KILLED_RETRIES);
    json.put("retry-delay-seconds", RETRY_DELAY.toSeconds());
    json.put("longest-retry-delay-seconds", LONGEST_RETRY_DELAY.toSeconds());
    json.put("held-delay-seconds", heldDelay().toSeconds());
    return json;
  }

  /** Long enough that a holder who has died is overtaken before the next try. */
  private Duration heldDelay() {
    Duration lease = environment.leaseTimeout().multipliedBy(2);
    return lease.compareTo(HELD_DELAY) > 0 ? lease : HELD_DELAY;
  }
}
