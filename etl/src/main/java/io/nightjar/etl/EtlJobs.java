package io.nightjar.etl;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.BoundJob;
import io.nightjar.core.job.JobModule;
import io.nightjar.etl.features.BuildFeaturesConfig;
import io.nightjar.etl.features.BuildFeaturesJob;
import io.nightjar.etl.ingest.IngestConfig;
import io.nightjar.etl.ingest.IngestJob;
import io.nightjar.etl.publish.PublishConfig;
import io.nightjar.etl.publish.PublishJob;
import io.nightjar.etl.quarantine.ReplayConfig;
import io.nightjar.etl.quarantine.ReplayJob;
import io.nightjar.etl.refine.RefineConfig;
import io.nightjar.etl.refine.RefineJob;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The jobs of the etl jar. */
public final class EtlJobs implements JobModule {
  @Override
  public String name() {
    return "etl";
  }

  @Override
  public Map<String, String> descriptions() {
    Map<String, String> jobs = new LinkedHashMap<>();
    jobs.put("ingest", "Loads raw files into bronze tables; rows that do not fit are quarantined.");
    jobs.put("refine", "Computes refined tables from bronze by the SQL of the pipeline.");
    jobs.put("publish", "Applies staged changes that the audit has accepted.");
    jobs.put("build-features", "Computes the feature table, every night as of its own instant.");
    jobs.put(
        "replay-quarantine",
        "Marks quarantined rows as known later; part of nightjar quarantine replay.");
    return Collections.unmodifiableMap(jobs);
  }

  @Override
  public BoundJob<?, ?> job(String name) {
    return switch (name) {
      case "ingest" -> new BoundJob<>(IngestConfig::of, new IngestJob());
      case "refine" -> new BoundJob<>(RefineConfig::of, new RefineJob());
      case "publish" -> new BoundJob<>(PublishConfig::of, new PublishJob());
      case "build-features" -> new BoundJob<>(BuildFeaturesConfig::of, new BuildFeaturesJob());
      case "replay-quarantine" -> new BoundJob<>(ReplayConfig::of, new ReplayJob());
      default ->
          throw CoreErrors.invalidArgument(
              "The etl jar has no job %s. Its jobs: %s."
                  .formatted(name, String.join(", ", descriptions().keySet())));
    };
  }
}
