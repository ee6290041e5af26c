package io.nightjar.training;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.model.ModelCard;
import io.nightjar.training.split.TrainingNights;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trains a model on the nights whose labels can be believed at the cut of the last requested night,
 * tests it on the newest of them, and keeps it with its card. Without enough labels it trains
 * nothing, and the champion stays.
 */
final class TrainJob implements Job<TrainConfig, TrainJob.Result> {
  record Result(Map<String, Number> metrics, List<String> notes) implements JobResult {
    static Result notTrained(Map<String, Number> metrics, String why) {
      Map<String, Number> all = new TreeMap<>(metrics);
      all.put("trained", 0);
      return new Result(all, List.of("no model trained: " + why));
    }

    static Result of(ModelCard card, String note) {
      Map<String, Number> all = new TreeMap<>();
      card.metrics().forEach((name, value) -> all.put(name, number(name, value)));
      all.put("trained", 1);
      all.put("promoted", card.isChampion() ? 1 : 0);
      return new Result(all, List.of(note));
    }

    /** Cards keep every number as a double; what is counted is shown as a whole number. */
    private static Number number(String name, double value) {
      boolean isCount = name.startsWith("rows-") || name.equals("nights");
      return isCount ? (Number) Math.round(value) : (Number) value;
    }
  }

  @Override
  public Result run(TrainConfig config, JobContext context) {
    Optional<ModelCard> earlier = earlier(config, context);
    if (earlier.isPresent()) {
      return Result.of(earlier.get(), earlier.get().model() + " was trained from the same before");
    }
    LocalDate night = context.nights().to();
    return TrainingNights.of(night, config.start(), config.maturity(), config.training())
        .map(nights -> new Training(config, context, nights).run())
        .orElseGet(
            () -> Result.notTrained(Map.of(), "no label can be believed by " + night + " yet"));
  }

  /** A training that repeats an earlier one finds its card instead of making the model again. */
  private static Optional<ModelCard> earlier(TrainConfig config, JobContext context) {
    return context.models().all(config.pipeline()).stream()
        .filter(card -> card.trainedFor().equals(context.nights().to()))
        .filter(card -> card.fingerprint().equals(context.fingerprint()))
        .findFirst();
  }
}
