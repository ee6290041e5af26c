package io.nightjar.cli.demo;

import com.fasterxml.jackson.databind.node.NullNode;
import io.nightjar.cli.night.NightOptions;
import io.nightjar.cli.night.NightSummary;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.time.Nights;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with prepared outcomes. */
final class FakeEngine implements Engine {
  private final Deque<RunManifest.Outcome> outcomes = new ArrayDeque<>();
  private final List<Nights> asked = new ArrayList<>();

  /** The next run ends like this. */
  void next(RunManifest.Outcome outcome) {
    outcomes.add(outcome);
  }

  /** The nights that were run. */
  List<Nights> asked() {
    return asked;
  }

  static RunManifest.Succeeded done(int quarantined, int predictions) {
    Map<String, Number> metrics =
        Map.of("rows-in", 300, "rows-quarantined", quarantined, "predictions", predictions);
    return new RunManifest.Succeeded(metrics, List.of(), "");
  }

  @Override
  public NightSummary run(Nights nights, NightOptions options) {
    asked.add(nights);
    return new NightSummary(nights, List.of(manifest(nights, outcomes.remove())));
  }

  @Override
  public NightFacts upToTables(Nights nights) {
    return new NightFacts(run(nights, NightOptions.bootstrap(false)));
  }

  @Override
  public List<List<String>> sql(String query) {
    return List.of(List.of("0"));
  }

  @Override
  public Optional<ModelCard> champion(LocalDate night) {
    return Optional.empty();
  }

  private static RunManifest manifest(Nights nights, RunManifest.Outcome outcome) {
    return new RunManifest(
        "run",
        "flights",
        "validate-tables",
        nights,
        "0",
        "f",
        "c",
        NullNode.instance,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        List.of(),
        List.of(),
        0,
        Map.of(),
        List.of(),
        outcome);
  }
}
