package io.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.testkit.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Three jobs whose setting says how they end: fine, rejected, broken, broken disk, error. */
final class ToyJobs implements JobModule {
  /** What ran, in order; a job that was skipped is not in it. */
  final List<String> ran = new ArrayList<>();

  String external = "";

  record Config(String setting) {}

  record Result(long rows, Optional<String> rejection) implements JobResult {
    @Override
    public Map<String, Number> metrics() {
      return Map.of("rows", rows);
    }
  }

  @Override
  public String name() {
    return "core";
  }

  @Override
  public Map<String, String> descriptions() {
    return Map.of("make", "Makes toys.", "check", "Looks at them.", "publish", "Publishes them.");
  }

  @Override
  public BoundJob<?, ?> job(String name) {
    return new BoundJob<Config, Result>((pipeline, planned) -> config(planned), new ToyJob(name));
  }

  private static Config config(PlannedJob planned) {
    return new Config(planned.config().path("setting").asText());
  }

  private final class ToyJob implements Job<Config, Result> {
    private final String name;

    ToyJob(String name) {
      this.name = name;
    }

    @Override
    public String externalInputs(Config config, JobContext context) {
      return external;
    }

    @Override
    public Result run(Config config, JobContext context) {
      ran.add(name);
      return switch (name) {
        case "make" -> make(config, context);
        case "check" -> check(config, context);
        default -> publish(context);
      };
    }

    private Result make(Config config, JobContext context) {
      if (config.setting().equals("error")) {
        throw new NoClassDefFoundError("planted");
      }
      if (config.setting().equals("broken disk")) {
        readUnreadable();
      }
      if (config.setting().equals("unresolved")) {
        toys(context.spark()).select("nothing");
      }
      context
          .tables()
          .replaceNights(
              ToyPlans.STAGE, context.nights(), toys(context.spark()), context.fingerprint());
      if (config.setting().equals("broken")) {
        throw new IllegalStateException("planted");
      }
      return new Result(1, Optional.empty());
    }

    /** Linux opens this file, and refuses to read its first byte; Hadoop makes an Error of it. */
    private static void readUnreadable() {
      FileSystem raw = new RawLocalFileSystem();
      try {
        raw.initialize(URI.create("file:///"), new Configuration());
        try (FSDataInputStream file = raw.open(new Path("/proc/self/mem"))) {
          assertThat(file.read()).isNegative();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Result check(Config config, JobContext context) {
      long rows = context.tables().read(context.pins().of(ToyPlans.STAGE)).count();
      return new Result(
          rows, Optional.of("toys are bad").filter(text -> config.setting().equals("rejected")));
    }

    private Result publish(JobContext context) {
      Dataset<Row> staged = context.tables().read(context.pins().of(ToyPlans.STAGE));
      return new Result(
          context
              .tables()
              .replaceNights(ToyPlans.TOYS, context.nights(), staged, context.fingerprint())
              .rows(),
          Optional.empty());
    }

    private static Dataset<Row> toys(SparkSession spark) {
      return Rows.of(
          spark, "id INT, _logical_date DATE", Rows.row(1, Date.valueOf(ToyPlans.NIGHT.from())));
    }
  }
}
