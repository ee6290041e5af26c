package io.nightjar.core.maintain;

import io.nightjar.core.maintain.Reason.Kind;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What models were trained on: the versions that their cards name, and all others that the training
 * has read or written. They are kept as long as the model is in the lake, so that it can be trained
 * again.
 */
public final class ModelPins implements PinSource {
  private final List<ModelCard> cards;
  private final List<RunManifest> manifests;

  /**
   * Pins of these models.
   *
   * @param cards every model of the lake
   * @param manifests every manifest of the lake, the trainings among them
   */
  public ModelPins(List<ModelCard> cards, List<RunManifest> manifests) {
    this.cards = List.copyOf(cards);
    this.manifests = List.copyOf(manifests);
  }

  @Override
  public Stream<Pin> pins() {
    return cards.stream().flatMap(card -> tables(card).map(table -> pin(card, table)));
  }

  private Stream<PinnedTable> tables(ModelCard card) {
    Stream<PinnedTable> ofTraining =
        manifests.stream()
            .filter(run -> run.runId().equals(card.runId()))
            .flatMap(ManifestPins::tables);
    return Stream.concat(card.pins().stream(), ofTraining);
  }

  private static Pin pin(ModelCard card, PinnedTable table) {
    String champion = card.isChampion() ? " (champion)" : "";
    return new Pin(table, new Reason(Kind.MODEL, card.model() + champion), Optional.empty());
  }
}
