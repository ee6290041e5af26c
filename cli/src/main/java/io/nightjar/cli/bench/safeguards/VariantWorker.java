package io.nightjar.cli.bench.safeguards;

import io.nightjar.cli.bench.worker.NightWorker;
import io.nightjar.core.config.Environment;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Runs nights of all variants in one session, each on a lake of its own. The only place where
 * safeguards are switched off; they are on again when a night is over.
 */
public final class VariantWorker {
  /**
   * Starts its requests: the name of a {@link Variant} and a request to its {@link NightWorker}.
   */
  public static final String VARIANT = "variant ";

  private final SparkSession spark;
  private final Function<String, Project> projects;
  private final Map<Variant, NightWorker> workers = new EnumMap<>(Variant.class);

  /** Works in that session; {@code projects} gives the project on the lake of that name. */
  public VariantWorker(SparkSession spark, Function<String, Project> projects) {
    this.spark = spark;
    this.projects = projects;
  }

  /** The request for one night of a variant. */
  static String request(Variant variant, String request) {
    return VARIANT + variant + " " + request;
  }

  /** The answer of the worker of the variant that the request names. */
  public Object serve(String request) {
    List<String> words = List.of(request.split(" ", 3));
    Variant variant = Variant.valueOf(words.get(1));
    NightWorker worker = workers.computeIfAbsent(variant, this::open);
    variant.settings().forEach((key, value) -> spark.conf().set(key, value));
    try {
      return worker.serve(words.get(2));
    } finally {
      variant.settings().keySet().forEach(key -> spark.conf().unset(key));
    }
  }

  private NightWorker open(Variant variant) {
    Project project = projects.apply(variant.lake());
    Environment environment = project.environment();
    return new NightWorker(
        LakeSession.on(spark, environment, environment.clock()), project.plan("flights"));
  }
}
