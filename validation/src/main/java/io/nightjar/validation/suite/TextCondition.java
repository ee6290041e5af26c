package io.nightjar.validation.suite;

import io.nightjar.validation.rule.Constant;
import io.nightjar.validation.rule.RowCondition;
import io.nightjar.validation.rule.RowCondition.Combination;
import io.nightjar.validation.rule.RowCondition.Comparison;
import io.nightjar.validation.rule.RowCondition.Nullity;
import io.nightjar.validation.rule.RowCondition.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Row conditions in the older form: a text for one of several parsers. SQL is kept; the two Python
 * like forms are understood as far as they are comparisons joined by {@code and} or {@code &}.
 */
final class TextCondition {
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*(?:col\\(\\s*[\"'](.+?)[\"']\\s*\\)|`(.+?)`|([A-Za-z_][A-Za-z_0-9.]*))\\s*"
              + "(==|!=|<=|>=|<|>)\\s*(?:date\\()?(\"[^\"]*\"|'[^']*'|[-+0-9.eE]+|True|False)\\)?\\s*");
  private static final Pattern NOT_NULL =
      Pattern.compile("\\s*col\\(\\s*[\"'](.+?)[\"']\\s*\\)\\.notNull\\(\\)\\s*");
  private static final Pattern AND = Pattern.compile("\\s+and\\s+|\\s*&\\s*");
  private static final List<String> PARSERS =
      List.of("spark", "pandas", "great_expectations", "great_expectations__experimental__");

  private TextCondition() {}

  /** A parser that nobody knows is a problem, also where there is nothing for it to read. */
  static void check(String parser, Consumer<String> problem) {
    if (!PARSERS.contains(parser)) {
      problem.accept("\"condition_parser\" is one of " + String.join(", ", PARSERS));
    }
  }

  /** The condition; nothing if the text is not understood or the parser not known. */
  static Optional<RowCondition> read(
      String text, String parser, int line, Consumer<String> problem) {
    if (!PARSERS.contains(parser)) {
      return Optional.empty();
    }
    if (text.isBlank()) {
      problem.accept("\"row_condition\" is empty");
      return Optional.empty();
    }
    return parser.equals("spark")
        ? Optional.of(new Sql(text, line))
        : parts(text, line, parser, problem);
  }

  private static Optional<RowCondition> parts(
      String text, int line, String parser, Consumer<String> problem) {
    List<RowCondition> conditions = new ArrayList<>();
    for (String part : AND.split(text, -1)) {
      Optional<RowCondition> condition = part(stripped(part));
      if (condition.isEmpty() && parser.equals("pandas")) {
        return Optional.of(new Sql(text, line));
      }
      if (condition.isEmpty()) {
        problem.accept(
            "\"row_condition\" is not understood; write an object, such as {\"type\":"
                + " \"comparison\", \"column\": {\"name\": \"x\"}, \"operator\": \"==\","
                + " \"parameter\": 1}");
        return Optional.empty();
      }
      conditions.add(condition.get());
    }
    return Optional.of(
        conditions.size() == 1 ? conditions.get(0) : new Combination(true, conditions));
  }

  private static String stripped(String part) {
    String text = part.strip();
    return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
  }

  private static Optional<RowCondition> part(String text) {
    Matcher notNull = NOT_NULL.matcher(text);
    if (notNull.matches()) {
      return Optional.of(new Nullity(notNull.group(1), false));
    }
    Matcher comparison = COMPARISON.matcher(text);
    if (!comparison.matches()) {
      return Optional.empty();
    }
    String column = comparison.group(1) != null ? comparison.group(1) : comparison.group(2);
    return constant(comparison.group(5))
        .map(
            value ->
                new Comparison(
                    column != null ? column : comparison.group(3), comparison.group(4), value));
  }

  private static Optional<Constant> constant(String text) {
    if (text.startsWith("\"") || text.startsWith("'")) {
      return Optional.of(new Constant.Text(text.substring(1, text.length() - 1)));
    }
    if (text.equals("True") || text.equals("False")) {
      return Optional.of(new Constant.Flag(text.equals("True")));
    }
    try {
      return Optional.of(new Constant.Number(new BigDecimal(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
