package io.nightjar.core.job;

import io.nightjar.core.lease.Fence;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.Models;
import io.nightjar.core.model.PinnedModel;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.ml.PipelineModel;

/** Models that one run loads and, while it holds its lease, saves; remembered for its manifest. */
final class RecordingModels implements Models {
  private final Models models;
  private final Fence fence;
  private final Set<String> used = Collections.synchronizedSet(new LinkedHashSet<>());

  RecordingModels(Models models, Fence fence) {
    this.models = models;
    this.fence = fence;
  }

  /** Every model loaded or saved so far, as {@code name@version}. */
  List<String> used() {
    return List.copyOf(used);
  }

  @Override
  public PinnedModel next(String name, LocalDate trainedFor) {
    return models.next(name, trainedFor);
  }

  @Override
  public void save(PipelineModel model, ModelCard card) {
    fence.check();
    models.save(model, card);
    used.add(card.model().toString());
  }

  @Override
  public PipelineModel load(PinnedModel model) {
    PipelineModel loaded = models.load(model);
    used.add(model.toString());
    return loaded;
  }

  @Override
  public ModelCard card(PinnedModel model) {
    return models.card(model);
  }

  @Override
  public Optional<ModelCard> champion(String name, LocalDate night) {
    return models.champion(name, night);
  }

  @Override
  public List<ModelCard> all(String name) {
    return models.all(name);
  }
}
