package io.nightjar.validation.profile.page;

import static io.nightjar.validation.profile.propose.ProfileExamples.nights;
import static io.nightjar.validation.profile.propose.ProfileExamples.profile;
import static io.nightjar.validation.profile.propose.ProfileExamples.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.Tally;
import io.nightjar.validation.profile.propose.ProposedSuite;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class ProfilePageTest {
  private static final TableProfile PROFILE =
      profile(
          31_000,
          nights(31, 1000),
          texts(
              "city <b>",
              new Tally("<script>alert(1)</script>", 20_000, "2024-01-01"),
              new Tally(" ", 11_000, "2024-01-01")));

  private static SortedMap<String, String> files(boolean showsValues) {
    return new ProfilePage(showsValues, List.of()).files(PROFILE, ProposedSuite.of("t", PROFILE));
  }

  @Test
  void showsColumnsNightsAndTheSuite() {
    SortedMap<String, String> files = files(true);

    assertThat(files).containsOnlyKeys("index.html", "suite.json");
    assertThat(files.get("index.html"))
        .contains("<strong>31,000</strong> rows", "<strong>31</strong> nights")
        .contains("Rows of each of 31 nights from 2024-01-01 to 2024-01-31")
        .contains("expect_table_row_count_to_be_between", "min_value: 750, max_value: 1300")
        .contains("(blank)", "hand it only to those who may see them");
  }

  @Test
  void escapesNamesAndValues() {
    assertThat(files(true).get("index.html"))
        .contains("city &lt;b&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script", "city <b>");
  }

  @Test
  void leavesValuesOutIfAskedTo() {
    SortedMap<String, String> files = files(false);

    assertThat(files.values()).noneMatch(file -> file.contains("alert(1)"));
    assertThat(files.get("index.html"))
        .contains("Values were left out", "1 rules that list values were left out");
  }

  @Test
  void equalProfilesMakeEqualBytes() {
    assertThat(files(true)).isEqualTo(files(true));
  }
}
