package io.nightjar.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.time.Nights;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class StoryTest {
  private final StringWriter text = new StringWriter();
  private final Story story = new Story(new PrintWriter(text));

  @Test
  void numbersItsChaptersAndWrapsParagraphs() {
    story.chapter("One");
    story.say("word ".repeat(50));
    story.chapter("Two");
    assertThat(text.toString().lines()).contains("1. One", "2. Two");
    assertThat(text.toString().lines()).allMatch(line -> line.length() <= 92);
    assertThat(text.toString().lines().filter(line -> line.startsWith("   word"))).hasSize(3);
  }

  @Test
  void aPercentSignInAValueIsText() {
    story.say("reason: %s", "50 % of %s rows");
    assertThat(text.toString()).contains("reason: 50 % of %s rows");
  }

  @Test
  void everyNightOfTheStoryHasATomorrow() {
    DemoCalendar calendar = new DemoCalendar(LocalDate.of(2013, 1, 1), 90);
    assertThat(calendar.past().from()).isEqualTo("2013-01-01");
    assertThat(calendar.past().to()).isEqualTo("2013-02-09");
    assertThat(calendar.learning())
        .isEqualTo(new Nights(LocalDate.of(2013, 2, 10), LocalDate.of(2013, 3, 25)));
    assertThat(calendar.ordinary()).isEqualTo("2013-03-26");
    assertThat(calendar.lateArrival()).isEqualTo("2013-03-29");
    assertThat(calendar.last()).isEqualTo("2013-03-30");
  }

  @Test
  void tooFewDaysAreRefused() {
    assertThatThrownBy(() -> new DemoCalendar(LocalDate.of(2013, 1, 1), 10))
        .hasMessageContaining("--days 10")
        .hasMessageContaining("needs 40 to 365");
  }
}
