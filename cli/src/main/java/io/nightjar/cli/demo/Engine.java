package io.nightjar.cli.demo;

import io.nightjar.cli.night.NightOptions;
import io.nightjar.cli.night.NightSummary;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the story needs of Nightjar: exactly what the commands of the same names do. */
interface Engine {
  /** {@code nightjar run}, or {@code nightjar bootstrap} for a range. */
  NightSummary run(Nights nights, NightOptions options);

  /** {@code nightjar run --job} for every job before the features. */
  NightFacts upToTables(Nights nights);

  /** {@code nightjar sql}: the rows of a small result, as text. */
  List<List<String>> sql(String query);

  /** The model that a night is scored with. */
  Optional<ModelCard> champion(LocalDate night);
}
