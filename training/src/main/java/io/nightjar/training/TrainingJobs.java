package io.nightjar.training;

import io.nightjar.core.job.BoundJob;
import io.nightjar.core.job.JobModule;
import java.util.Map;

/** The jobs of the training jar. */
public final class TrainingJobs implements JobModule {
  @Override
  public String name() {
    return "training";
  }

  @Override
  public Map<String, String> descriptions() {
    return Map.of("train", "Trains a model on mature nights and promotes it if it says anything.");
  }

  @Override
  public BoundJob<?, ?> job(String name) {
    return switch (name) {
      case "train" -> new BoundJob<>(TrainConfig::read, new TrainJob());
      default -> throw new IllegalArgumentException("training has no job " + name);
    };
  }
}
