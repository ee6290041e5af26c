package io.nightjar.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlightsGeneratorTest {
  private static final LocalDate START = LocalDate.of(2013, 1, 1);
  private static final LocalDate HELD_BACK = LocalDate.of(2013, 3, 28);
  private static final FlightsGenerator GENERATED = generate(7);

  @Test
  void equalSettingsGiveEqualLines() {
    assertThat(generate(7).days()).isEqualTo(GENERATED.days());
    assertThat(generate(8).days()).isNotEqualTo(GENERATED.days());
  }

  @Test
  void everyFittingLineHasEveryColumn() {
    for (GeneratedDay day : GENERATED.days()) {
      assertThat(day.flights().stream().filter(line -> fields(line).size() != 16))
          .hasSize(day.truth().flightMisfits().getOrDefault(Misfit.SHORT_ROW, 0));
      assertThat(day.weather()).allMatch(line -> fields(line).size() == 15);
    }
  }

  @Test
  void truthAgreesWithTheLines() {
    for (GeneratedDay day : GENERATED.days()) {
      Set<String> fitting =
          day.flights().stream().filter(FlightsGeneratorTest::fits).collect(Collectors.toSet());
      fitting.addAll(day.heldBack());
      DayTruth truth = day.truth();
      assertThat(day.flights().size() + day.heldBack().size()).isEqualTo(truth.flightLines());
      assertThat(fitting).hasSize(truth.flights());
      assertThat(fitting).filteredOn(line -> field(line, 3).isEmpty()).hasSize(truth.cancelled());
      assertThat(fitting)
          .filteredOn(line -> field(line, 3).equals("2400"))
          .hasSize(truth.midnight());
      assertThat(fitting).filteredOn(LateLines::isLate).hasSize(truth.late());
      assertThat(day.weather())
          .filteredOn(line -> field(line, 5).equals("unknown"))
          .hasSize(truth.weatherMisfits());
    }
  }

  @Test
  void plantsEveryKindOfDirt() {
    for (Misfit kind : Misfit.values()) {
      assertThat(total(truth -> truth.flightMisfits().getOrDefault(kind, 0))).isPositive();
    }
    assertThat(total(DayTruth::duplicates)).isPositive();
    assertThat(total(DayTruth::midnight)).isPositive();
    assertThat(total(DayTruth::diverted)).isPositive();
    assertThat(total(DayTruth::weatherMisfits)).isPositive();
    assertThat(total(DayTruth::impossibleWinds)).isEqualTo(1);
    assertThat(total(DayTruth::heldBack)).isPositive();
    assertThat(total(DayTruth::unknownPlanes)).isPositive();
  }

  @Test
  void aBlizzardCancelsAboutHalf() {
    DayTruth storm = GENERATED.days().get(38).truth();
    assertThat(storm.cancelled()).isBetween(storm.flights() * 2 / 5, storm.flights() * 7 / 10);
  }

  @Test
  void aPlaneIsMissingOnlyWhereAFlightWasCancelled() {
    assertThat(GENERATED.days())
        .flatMap(GeneratedDay::flights)
        .filteredOn(FlightsGeneratorTest::fits)
        .filteredOn(line -> field(line, 8).isEmpty())
        .isNotEmpty()
        .allMatch(line -> field(line, 3).isEmpty());
  }

  @Test
  void scheduleIsTheNextDayWithoutItsOutcome() {
    GeneratedDay day = GENERATED.days().get(10);
    GeneratedDay next = GENERATED.days().get(11);
    assertThat(day.schedule())
        .hasSize(next.truth().flights() + next.truth().allFlightMisfits())
        .allMatch(line -> line.startsWith("2013,1,12,") && fields(line).size() == 8)
        .doesNotHaveDuplicates();
  }

  @Test
  void clocksGoForwardAndBack() {
    assertThat(hours(LocalDate.of(2013, 3, 10))).doesNotContain("2").contains("1", "3");
    List<String> back = hours(LocalDate.of(2013, 11, 3));
    assertThat(back).filteredOn("1"::equals).hasSize(2);
  }

  @Test
  void theEveningBeforeTellsSomethingAboutTomorrow() {
    assertThat(new LateLines(GENERATED.days()).aucOfASimpleGuess()).isBetween(0.62, 0.80);
  }

  private static FlightsGenerator generate(long seed) {
    return new FlightsGenerator(
        new GeneratorSettings(seed, START, 90, 150, Plants.everything(START, 90, HELD_BACK)));
  }

  private static List<String> hours(LocalDate day) {
    Chance chance = new Chance(1);
    return new WeatherMaker(chance, new Strain(chance, Set.of()))
        .on(day).stream()
            .filter(line -> line.startsWith("JFK"))
            .map(line -> field(line, 4))
            .toList();
  }

  private static int total(ToIntFunction<DayTruth> count) {
    return GENERATED.days().stream().map(GeneratedDay::truth).mapToInt(count).sum();
  }

  private static boolean fits(String line) {
    return fields(line).size() == 16
        && !field(line, 6).equals("unknown")
        && !field(line, 2).equals("32");
  }

  static String field(String line, int index) {
    return fields(line).get(index);
  }

  private static List<String> fields(String line) {
    return List.of(line.split(",", -1));
  }
}
