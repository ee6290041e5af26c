package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.ModelCardJson;
import io.nightjar.core.model.Models;
import io.nightjar.core.model.PinnedModel;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.SparkSession;

/**
 * Models as folders of the lake. A version is claimed when its model is saved, so that two
 * trainings at once cannot mix their files; a version without a card is what a killed training left
 * behind, and is passed over.
 */
public final class HadoopModels implements Models {
  private static final String CARD = "card.json";
  private static final String CLAIM = "claim";
  private static final Comparator<ModelCard> BY_VERSION =
      Comparator.comparing(ModelCard::trainedFor)
          .thenComparing(card -> revision(card.model().version()));

  private final SparkSession spark;
  private final LakeLayout layout;
  private final LakeFiles files;

  /**
   * Opens the models of a lake; nothing is read yet.
   *
   * @param spark for loading and saving
   * @param lake root of the lake
   */
  public HadoopModels(SparkSession spark, String lake) {
    this.spark = spark;
    this.layout = new LakeLayout(lake);
    this.files = new LakeFiles(spark.sessionState().newHadoopConf());
  }

  @Override
  public PinnedModel next(String name, LocalDate trainedFor) {
    String night = trainedFor + ".";
    int revision =
        versions(name).stream()
            .filter(version -> version.startsWith(night))
            .mapToInt(version -> revision(version) + 1)
            .max()
            .orElse(0);
    return new PinnedModel(name, night + revision);
  }

  @Override
  public void save(PipelineModel model, ModelCard card) {
    Path folder = layout.model(card.model());
    try {
      if (!files.claim(new Path(folder, CLAIM), "")) {
        throw CoreErrors.heldByAnotherRun(
            "model " + card.model(), card.trainedFor().toString(), null);
      }
      model.write().session(spark).save(modelPath(card.model()));
      SparkFolders.flush(modelPath(card.model()));
      files.publish(new Path(folder, CARD), ModelCardJson.write(card));
    } catch (IOException e) {
      throw CoreErrors.storageFailed("save model", folder.toString(), e);
    }
  }

  @Override
  public PipelineModel load(PinnedModel model) {
    card(model);
    try {
      return PipelineModel.read().session(spark).load(modelPath(model));
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      throw CoreErrors.modelDamaged(model.toString(), e);
    }
  }

  @Override
  public ModelCard card(PinnedModel model) {
    return findCard(model).orElseThrow(() -> CoreErrors.modelNotFound(model.toString()));
  }

  @Override
  public Optional<ModelCard> champion(String name, LocalDate night) {
    return all(name).stream()
        .filter(card -> card.isChampion() && card.trainedFor().isBefore(night))
        .reduce((earlier, later) -> later);
  }

  @Override
  public List<ModelCard> all(String name) {
    List<ModelCard> cards = new ArrayList<>();
    for (String version : versions(name)) {
      findCard(new PinnedModel(name, version)).ifPresent(cards::add);
    }
    return cards.stream().sorted(BY_VERSION).toList();
  }

  private String modelPath(PinnedModel model) {
    return new Path(layout.model(model), "model").toString();
  }

  private List<String> versions(String name) {
    Path folder = layout.models(name);
    try {
      return files.list(folder).stream()
          .filter(FileStatus::isDirectory)
          .map(entry -> entry.getPath().getName())
          .filter(HadoopModels::isVersion)
          .toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list models in", folder.toString(), e);
    }
  }

  private Optional<ModelCard> findCard(PinnedModel model) {
    Path path = new Path(layout.model(model), CARD);
    try {
      return files.exists(path)
          ? Optional.of(ModelCardJson.read(files.read(path)))
          : Optional.empty();
    } catch (JsonProcessingException | ChecksumException | IllegalArgumentException e) {
      throw CoreErrors.modelDamaged(model.toString(), e);
    } catch (DateTimeException e) {
      throw CoreErrors.modelDamaged(model.toString(), e);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read model card", path.toString(), e);
    }
  }

  private static boolean isVersion(String name) {
    return name.matches("\\d{4}-\\d{2}-\\d{2}\\.\\d{1,6}");
  }

  private static int revision(String version) {
    return Integer.parseInt(version.substring(version.lastIndexOf('.') + 1));
  }
}
