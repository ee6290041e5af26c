package io.nightjar.core.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final LocalDate DATE = LocalDate.parse("2024-01-10");

  @Test
  void copiesStayUnlessTheyAreNamed() {
    Retention others = new Retention(Map.of("*", 2), Duration.ZERO);
    Retention named = new Retention(Map.of("copies", 3), Duration.ZERO);

    assertThat(others.copiesKeptFrom(DATE)).isEqualTo(LocalDate.MIN);
    assertThat(named.copiesKeptFrom(DATE)).isEqualTo("2024-01-08");
  }
}
