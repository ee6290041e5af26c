package io.nightjar.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+b",
        "(a*)*b",
        "(a|a)*b",
        "(a|aa)+$",
        "([a-z]+)*!",
        "(.*a){20}",
        "(.*)*x",
        "(\\w+\\s?)*$",
        "(?:x+x+)+y",
        "((a{1,9})+)b",
        "(?<name>\\d+)+z",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(a?){30}a{30}",
        ".*.*.*=.*",
        "\\d+\\d+x",
        "\\s*\\s*x",
        "[a-z]*[a-m]*x",
        "\\w*b?\\w*x",
        "(\\w)\\1+",
        ".*a.*b.*c.*d",
        "a[",
        "(?>(a+))*b"
      })
  void refusesPatternsThatCanExplode(String pattern) {
    assertThat(RegexRule.problem(pattern)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[A-Z]{2}-\\d+$",
        "(jan|feb|mar) \\d{1,2}, \\d{4}",
        "\\d{1,2}:\\d{1,2}(:\\d{1,2})?",
        "^\\s*(\\w+)\\s*=\\s*(.*)$",
        "[^,]*,[^,]*,[^,]*",
        "\\.csv(\\.gz)?$",
        ".*late.*",
        "(?i)cancel(led|lation)",
        "\\Qa+b(\\E\\d*",
        "[\\[\\]()]+",
        "[]a]+b",
        "[^]a]+b",
        "(?<year>\\d{4})-(?<month>\\d{2})",
        "(?<=a)b+",
        "(abc)+d",
        "\\p{L}+\\d*",
        "a++b",
        ""
      })
  void acceptsPlainPatternsWhichAreFast(String pattern) {
    assertThat(RegexRule.problem(pattern)).isEmpty();
    String nasty = "a1 ,=".repeat(100) + "a".repeat(1_500) + "!";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(1), () -> Pattern.compile(pattern).matcher(nasty).find());
  }
}
