package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.nightjar.validation.rule.RowRule.Conditions;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/** Rules about the text of values; what is no text is looked at as Spark writes it. */
public final class TextRules {
  private TextRules() {}

  /** Lengths in code points. */
  public static Rule lengthBetween(String column, Bounds bounds, double mostly) {
    return text(column, mostly, text -> not(bounds.holds(length(text))));
  }

  /** Found anywhere in the text: a Java regular expression; {@code .} ends at a line end. */
  public static Rule matches(String column, String regex, double mostly) {
    return text(column, mostly, text -> not(text.rlike(regex)));
  }

  /** Found nowhere in the text. */
  public static Rule doesNotMatch(String column, String regex, double mostly) {
    return text(column, mostly, text -> text.rlike(regex));
  }

  /** Any, or all, of some expressions are found. */
  public static Rule matchesList(
      String column, List<String> regexes, boolean isAny, double mostly) {
    return text(column, mostly, text -> not(joined(regexes, isAny, text::rlike)));
  }

  /** None of some expressions is found. */
  public static Rule matchesNone(String column, List<String> regexes, double mostly) {
    return text(column, mostly, text -> joined(regexes, true, text::rlike));
  }

  /** The whole text is like an SQL pattern; upper and lower case are told apart. */
  public static Rule isLike(String column, String pattern, String escape, double mostly) {
    return text(column, mostly, text -> not(text.like(spark(pattern, escape))));
  }

  /** It is not like a pattern. */
  public static Rule isNotLike(String column, String pattern, String escape, double mostly) {
    return text(column, mostly, text -> text.like(spark(pattern, escape)));
  }

  /** It is like any, or all, of some patterns. */
  public static Rule isLikeList(
      String column, List<String> patterns, boolean isAny, String escape, double mostly) {
    return text(
        column,
        mostly,
        text -> not(joined(patterns, isAny, pattern -> text.like(spark(pattern, escape)))));
  }

  /** It is like none of some patterns. */
  public static Rule isLikeNone(
      String column, List<String> patterns, String escape, double mostly) {
    return text(
        column,
        mostly,
        text -> joined(patterns, true, pattern -> text.like(spark(pattern, escape))));
  }

  private static Rule text(String column, double mostly, Function<Column, Column> misfit) {
    return new RowRule(
        List.of(column),
        mostly,
        scope -> {
          Field field = scope.find(column);
          return Conditions.values(field, misfit.apply(field.text()));
        });
  }

  private static Column joined(
      List<String> patterns, boolean isAny, Function<String, Column> matches) {
    return patterns.stream()
        .map(matches)
        .reduce(isAny ? Column::or : Column::and)
        .orElse(lit(!isAny));
  }

  /** The pattern with Spark's own escape character; without one nothing is escaped. */
  static String spark(String pattern, String escape) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char letter = pattern.charAt(i);
      if (!escape.isEmpty() && letter == escape.charAt(0) && i + 1 < pattern.length()) {
        i++;
        char escaped = pattern.charAt(i);
        text.append(escaped == '%' || escaped == '_' ? "\\" + escaped : literal(escaped));
      } else {
        text.append(literal(letter));
      }
    }
    return text.toString();
  }

  private static String literal(char letter) {
    return letter == '\\' ? "\\\\" : String.valueOf(letter);
  }
}
