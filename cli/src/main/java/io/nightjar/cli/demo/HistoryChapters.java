package io.nightjar.cli.demo;

import io.nightjar.cli.generate.DayTruth;
import io.nightjar.cli.generate.GeneratedDay;
import io.nightjar.cli.night.NightOptions;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.time.Nights;
import java.util.Locale;
import java.util.Map;

/** How it began: data, history, the first model. */
final class HistoryChapters {
  private final Scene scene;
  private final Story story;

  HistoryChapters(Scene scene) {
    this.scene = scene;
    this.story = scene.story();
  }

  /** What was generated and what was planted in it. */
  void data(long seed) {
    story.chapter("The data: %d days of flights from New York".formatted(scene.days().size()));
    story.say(
        "Generated with seed %d, in the schemas of the real 2013 files: the same seed gives the"
            + " same bytes. Counted while they were made:",
        seed);
    story.fact("flight lines", "%,d".formatted(scene.total(DayTruth::flightLines)));
    story.fact("weather lines", "%,d".formatted(scene.total(DayTruth::weatherLines)));
    story.fact("damaged lines", "%,d".formatted(Scene.misfits(scene.days())));
    story.fact("delivered twice", "%,d".formatted(scene.total(DayTruth::duplicates)));
    story.fact(
        "impossible winds", "%,d of 1,048 mph".formatted(scene.total(DayTruth::impossibleWinds)));
    story.fact("unknown planes", "%,d".formatted(scene.total(DayTruth::unknownPlanes)));
    tellBlizzard();
  }

  /** The first weeks, loaded in one piece up to the checked tables. */
  void past() {
    Nights nights = scene.calendar().past();
    story.chapter("The past: %d nights at once".formatted(nights.dates().size()));
    story.say(
        "The files of %s to %s lie in the landing folder, one per source and day. They are loaded"
            + " as one range: the same rows as night by night, one commit per table. Features are"
            + " not needed of these nights, only to look back on them.",
        nights.from(), nights.to());
    scene.days(nights).forEach(scene.files()::deliver);
    NightFacts facts = scene.engine().upToTables(nights);
    scene.requireExit(facts, 0, "loading the past");
    scene.tellQuarantine(facts, Scene.misfits(scene.days(nights)));
  }

  /** The weeks after, with features, and a model trained on them. */
  void learning() {
    Nights nights = scene.calendar().learning();
    story.chapter(
        "To learn from: %d nights more, and a first model".formatted(nights.dates().size()));
    story.say(
        "%s to %s, now with features: each night sees exactly what was known at its end. Then a"
            + " model is trained on the older of these nights and tested on the newest.",
        nights.from(), nights.to());
    scene.days(nights).forEach(scene.files()::deliver);
    NightFacts facts = new NightFacts(scene.engine().run(nights, NightOptions.bootstrap(true)));
    scene.requireExit(facts, 0, "loading what is learned from");
    scene.tellQuarantine(facts, Scene.misfits(scene.days(nights)));
    tellModel();
  }

  private void tellModel() {
    ModelCard card =
        scene
            .engine()
            .champion(scene.calendar().ordinary())
            .orElseThrow(() -> DemoErrors.wentDifferently("first training", "a champion", "none"));
    story.fact("model", "%s, trained with %s".formatted(card.model(), card.engine()));
    card.metrics().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(metric -> story.fact("  " + metric.getKey(), number(metric.getValue())));
    story.say(
        "The test days come after the training days, and nothing in a row was known later than"
            + " the evening before its flight.");
  }

  private void tellBlizzard() {
    scene.days().stream()
        .map(GeneratedDay::truth)
        .filter(truth -> truth.cancelled() * 3 > truth.flights())
        .forEach(
            truth ->
                story.fact(
                    "blizzard",
                    "%s: %,d of %,d flights cancelled"
                        .formatted(truth.day(), truth.cancelled(), truth.flights())));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
