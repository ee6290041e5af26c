package io.nightjar.core.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.PipelineModel;

/**
 * The door to the models, kept under {@code <lake>/_nightjar/models/<name>/<version>/}. A model
 * exists once its card does; the card is written last, atomically.
 */
public interface Models {
  /** The next free version for a training of that night. */
  PinnedModel next(String name, LocalDate trainedFor);

  /** Saves model and card. */
  void save(PipelineModel model, ModelCard card);

  /** Loads a model; fails with exit code 10 if there is none. */
  PipelineModel load(PinnedModel model);

  /** Its card; fails with exit code 10 if there is none. */
  ModelCard card(PinnedModel model);

  /**
   * The model that scores a night: the newest promoted one that was trained for a night before it.
   * A model serves from the night after its own, so a night has the same champion whether it is
   * scored before its training or after.
   */
  Optional<ModelCard> champion(String name, LocalDate night);

  /** Every card of that name, by version. */
  List<ModelCard> all(String name);
}
