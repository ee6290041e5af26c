package io.nightjar.validation.profile.propose;

import static io.nightjar.validation.profile.propose.ProfileExamples.column;
import static io.nightjar.validation.profile.propose.ProfileExamples.flag;
import static io.nightjar.validation.profile.propose.ProfileExamples.nights;
import static io.nightjar.validation.profile.propose.ProfileExamples.numbers;
import static io.nightjar.validation.profile.propose.ProfileExamples.profile;
import static io.nightjar.validation.profile.propose.ProfileExamples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.validation.profile.ColumnProfile;
import io.nightjar.validation.profile.KeyFacts;
import io.nightjar.validation.profile.NightShare;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProposedSuiteTest {
  private static List<String> rules(TableProfile profile) {
    return ProposedSuite.of("t", profile).rules().stream()
        .map(rule -> rule.type().replace("expect_column_values_to_", "") + rule.kwargs())
        .toList();
  }

  private static List<String> rules(ColumnProfile column) {
    return rules(profile(31_000, nights(31, 1000), column)).stream().skip(1).toList();
  }

  @Test
  void leavesRoomForTheRowsOfANight() {
    assertThat(rules(profile(31_000, nights(31, 1000))))
        .containsExactly("expect_table_row_count_to_be_between{min_value=750, max_value=1300}");
    assertThat(rules(profile(840, List.of())))
        .containsExactly("expect_table_row_count_to_be_between{min_value=420, max_value=1700}");
    assertThat(rules(profile(0, List.of()))).isEmpty();
  }

  @Test
  void wantsAllValuesWhereNoneWasMissingAndFewerWhereNightsLackedSome() {
    assertThat(rules(column("c", 31_000, List.of()))).containsExactly("not_be_null{column=c}");
    List<NightShare> missing =
        nights(31, 1000).stream()
            .map(
                night ->
                    new NightShare(night.night(), night.night().endsWith("08") ? 200 : 10, 1000))
            .toList();
    long present = 31_000 - missing.stream().mapToLong(NightShare::part).sum();
    assertThat(rules(column("c", present, missing)))
        .containsExactly("not_be_null{column=c, mostly=0.76}");
    assertThat(rules(column("c", 0, List.of()))).isEmpty();
  }

  @Test
  void asksLessOfASmallSample() {
    List<String> rules = rules(profile(100, List.of(), column("c", 100, List.of())));

    assertThat(rules).contains("not_be_null{column=c, mostly=0.86}");
  }

  @Test
  void givesRangesRoomAndNeverEqualsMinimumAndMaximum() {
    assertThat(rules(numbers("n", 0, 0, 1000, 10, 990)))
        .containsExactly(
            "not_be_null{column=n}", "be_between{column=n, min_value=0, max_value=1300}");
    assertThat(rules(numbers("n", 0, -50, 2000, -20, 150)))
        .contains("be_between{column=n, min_value=-110, max_value=3000, mostly=0.99}");
    assertThat(rules(numbers("n", 0, -9, -1, -8.5, -1.5)))
        .contains("be_between{column=n, min_value=-11, max_value=0}");
    assertThat(rules(numbers("n", 0, 100, 300, 100, 100)))
        .contains("be_between{column=n, min_value=95, max_value=400, mostly=0.99}");
    assertThat(rules(numbers("share", 0, 0.25, 0.75, 0.3, 0.7)))
        .contains("be_between{column=share, min_value=0.12, max_value=0.88}");
  }

  @Test
  void givesNoRangeToWhatIsConstantOrCountsOn() {
    assertThat(rules(numbers("year", Double.NaN, 2013, 2013, 2013, 2013)))
        .containsExactly("not_be_null{column=year}");
    assertThat(rules(numbers("day", 0.99, 1, 31, 1, 31)))
        .containsExactly("not_be_null{column=day}");
  }

  @Test
  void listsTheValuesOfATextOfFew() {
    assertThat(
            rules(
                texts(
                    "c",
                    new Tally("b", 20_000, "2024-01-01"),
                    new Tally("a", 11_000, "2024-01-01"))))
        .containsExactly("not_be_null{column=c}", "be_in_set{column=c, value_set=[a, b]}");
    assertThat(
            rules(
                texts("c", new Tally("b", 30_999, "2024-01-01"), new Tally("a", 1, "2024-01-01"))))
        .contains("be_in_set{column=c, value_set=[a, b], mostly=0.99}");
  }

  @Test
  void listsNoValuesOfASetThatIsStillGrowing() {
    assertThat(
            rules(
                texts(
                    "c",
                    new Tally("jan", 16_000, "2024-01-01"),
                    new Tally("feb", 15_000, "2024-01-17"))))
        .containsExactly("not_be_null{column=c}");
  }

  @Test
  void saysWhatAFlagUsuallySays() {
    assertThat(rules(flag("late", 31_000, 31 * 50L)))
        .containsExactly(
            "not_be_null{column=late}", "be_in_set{column=late, value_set=[false], mostly=0.92}");
    assertThat(rules(flag("late", 31_000, 0))).containsExactly("not_be_null{column=late}");
  }

  @Test
  void takesKeysThatWereCountedAndTellRowsApart() {
    TableProfile profile =
        new TableProfile(
            "t",
            5000,
            List.of(),
            List.of(),
            List.of(
                new KeyFacts(List.of("a"), 0),
                new KeyFacts(List.of("a", "b"), 0),
                new KeyFacts(List.of("c"), 2)));

    assertThat(rules(profile).subList(1, 3))
        .containsExactly(
            "be_unique{column=a}", "expect_compound_columns_to_be_unique{column_list=[a, b]}");
    assertThat(rules(profile)).hasSize(3);
  }

  @Test
  void writesASuiteAsGreatExpectationsDoes() {
    String json =
        ProposedSuite.of(
                "t",
                profile(
                    31_000, nights(31, 1000), texts("c", new Tally("a\"<", 31_000, "2024-01-01"))))
            .json();

    assertThat(json)
        .contains("\"name\" : \"t\"", "\"value_set\" : [", "\"a\\\"<\"")
        .contains("\"severity\" : \"critical\"", "\"severity\" : \"warning\"")
        .endsWith("}\n");
  }

  @Test
  void withoutValuesThereIsNoRuleThatListsTexts() {
    ProposedSuite suite =
        ProposedSuite.of(
            "t",
            profile(
                31_000, nights(31, 1000), texts("c", new Tally("secret", 31_000, "2024-01-01"))));

    assertThat(suite.json()).contains("secret");
    assertThat(suite.withoutValues().json()).doesNotContain("secret").contains("not_be_null");
  }
}
