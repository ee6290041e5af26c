package io.nightjar.scoring;

import io.nightjar.core.job.BoundJob;
import io.nightjar.core.job.JobModule;
import java.util.Map;

/** The jobs of the scoring jar. */
public final class ScoringJobs implements JobModule {
  @Override
  public String name() {
    return "scoring";
  }

  @Override
  public Map<String, String> descriptions() {
    return Map.of("score", "Scores the entities of each night with the champion of that night.");
  }

  @Override
  public BoundJob<?, ?> job(String name) {
    return switch (name) {
      case "score" -> new BoundJob<>(ScoreConfig::read, new ScoreJob());
      default -> throw new IllegalArgumentException("scoring has no job " + name);
    };
  }
}
