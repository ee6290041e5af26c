package io.nightjar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.cli.generate.FlightFiles;
import io.nightjar.cli.generate.FlightsGenerator;
import io.nightjar.cli.generate.GeneratedDay;
import io.nightjar.cli.generate.GeneratorSettings;
import io.nightjar.cli.generate.Plants;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.time.Nights;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightChaptersTest {
  private static final LocalDate START = LocalDate.of(2013, 1, 1);
  private static final DemoCalendar CALENDAR = new DemoCalendar(START, 40);
  private static final List<GeneratedDay> DAYS =
      new FlightsGenerator(
              new GeneratorSettings(
                  7, START, 40, 60, Plants.everything(START, 40, CALENDAR.incomplete())))
          .days();

  @TempDir Path landing;

  private final StringWriter text = new StringWriter();
  private final FakeEngine engine = new FakeEngine();

  @Test
  void aBrokenNightIsStoppedExplainedRepairedAndRunAgain() {
    LocalDate night = CALENDAR.broken();
    engine.next(new RunManifest.Rejected(Map.of(), List.of(), "origin holds strange values"));
    engine.next(asPlanted(night));
    chapters().broken();
    assertThat(engine.asked()).containsExactly(Nights.of(night), Nights.of(night));
    assertThat(text.toString())
        .contains("stopped by             validate-tables")
        .contains("exit code              20")
        .contains("reason                 origin holds strange values")
        .contains("now in silver.flights  0 rows");
    assertThat(landing.resolve("flights/flights-%s.csv.gz".formatted(night))).exists();
  }

  @Test
  void theStoryEndsWhenANightGoesDifferently() {
    engine.next(FakeEngine.done(0, 0));
    assertThatThrownBy(() -> chapters().broken())
        .hasMessageContaining("expected exit code 20, found 0");
    LocalDate night = CALENDAR.ordinary();
    int planted = Scene.misfits(List.of(day(night)));
    engine.next(FakeEngine.done(planted + 1, day(night).schedule().size()));
    assertThatThrownBy(() -> chapters().ordinary())
        .hasMessageContaining("quarantined rows, expected %d".formatted(planted));
  }

  @Test
  void anIncompleteNightDeliversAllButOneAirport() {
    LocalDate night = CALENDAR.incomplete();
    engine.next(asPlanted(night));
    chapters().incomplete();
    assertThat(text.toString()).contains("JFK delivers nothing").contains("rows in");
    assertThat(landing.resolve("flights")).isDirectoryNotContaining("glob:**late**");
  }

  private NightChapters chapters() {
    return new NightChapters(
        new Scene(
            new Story(new PrintWriter(text)), CALENDAR, DAYS, new FlightFiles(landing), engine));
  }

  private static RunManifest.Succeeded asPlanted(LocalDate night) {
    return FakeEngine.done(Scene.misfits(List.of(day(night))), day(night).schedule().size());
  }

  private static GeneratedDay day(LocalDate date) {
    return DAYS.get((int) (date.toEpochDay() - START.toEpochDay()));
  }
}
