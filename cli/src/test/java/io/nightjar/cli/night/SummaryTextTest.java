package io.nightjar.cli.night;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.Models;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.PipelineModel;
import org.junit.jupiter.api.Test;

final class SummaryTextTest {
  private static final LocalDate NIGHT = LocalDate.parse("2013-03-31");

  private final Map<LocalDate, ModelCard> champions = new HashMap<>();

  @Test
  void namesTheModelOfTheNight() {
    assertThat(models()).containsExactly("  model          none yet");
    ModelCard card = card("2013-02-28");
    champions.put(NIGHT, card);
    champions.put(NIGHT.plusDays(1), card);
    assertThat(models())
        .containsExactly("  model          p@2013-02-28.0 (lightgbm, AUC 0.700, 31 night(s) old)");
  }

  @Test
  void namesTheModelThatServesFromTheNextNightOn() {
    champions.put(NIGHT.plusDays(1), card("2013-03-31"));
    assertThat(models())
        .containsExactly(
            "  model          none yet",
            "  model, next    p@2013-03-31.0 (lightgbm, AUC 0.700, 1 night(s) old)");
  }

  private List<String> models() {
    NightSummary summary = new NightSummary(Nights.of(NIGHT), List.of());
    return new SummaryText("p", "lake", new FakeModels(champions))
        .lines(summary).stream().filter(line -> line.startsWith("  model")).toList();
  }

  private static ModelCard card(String night) {
    return new ModelCard(
        new PinnedModel("p", night + ".0"),
        "lightgbm",
        LocalDate.parse(night),
        new FeatureSet(List.of()),
        List.of(),
        "run",
        "fingerprint",
        Map.of("auc", 0.7),
        true);
  }

  private record FakeModels(Map<LocalDate, ModelCard> champions) implements Models {
    @Override
    public Optional<ModelCard> champion(String name, LocalDate night) {
      return Optional.ofNullable(champions.get(night));
    }

    @Override
    public List<ModelCard> all(String name) {
      return List.copyOf(champions.values());
    }

    @Override
    public PinnedModel next(String name, LocalDate trainedFor) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void save(PipelineModel model, ModelCard card) {
      throw new UnsupportedOperationException();
    }

    @Override
    public PipelineModel load(PinnedModel model) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ModelCard card(PinnedModel model) {
      throw new UnsupportedOperationException();
    }
  }
}
