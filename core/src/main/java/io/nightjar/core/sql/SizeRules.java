package io.nightjar.core.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Keeps calls from making values of any size out of nothing: {@code repeat('x', 1000000000)} takes
 * a gigabyte of memory for each row. Sizes must be plain numbers, so that they can be read.
 */
final class SizeRules {
  private static final int MOST_STEPS = 1_000;
  private static final Pattern LONG_FORMAT = Pattern.compile("%[^a-zA-Z%]*\\d{4}");

  /** Where a function takes a size, and how large it may be. */
  private record Limit(int index, int most) {}

  private static final Map<String, Limit> LIMITS =
      Map.of(
          "repeat", new Limit(1, 1_000),
          "lpad", new Limit(1, 1_000),
          "rpad", new Limit(1, 1_000),
          "array_repeat", new Limit(1, 1_000),
          "array_insert", new Limit(1, 1_000),
          "format_number", new Limit(1, 30),
          "stack", new Limit(0, 1_000));

  private static final Set<String> GROWING = Set.of("repeat", "lpad", "rpad", "array_repeat");
  private static final Set<String> FOLDS = Set.of("aggregate", "reduce");
  private static final Set<String> MAKES_LISTS = Set.of("sequence", "array_repeat");
  private static final Set<String> JOINS =
      Set.of(
          "concat",
          "concat_ws",
          "array_append",
          "array_join",
          "array_prepend",
          "array_union",
          "flatten",
          "map_concat",
          "repeat",
          "replace",
          "array",
          "array_repeat",
          "array_insert");

  private SizeRules() {}

  /** Whether what stands in the arguments is repeated. */
  static boolean grows(String name) {
    return GROWING.contains(name);
  }

  /** Whether what stands in the arguments is applied again and again to its own result. */
  static boolean folds(String name) {
    return FOLDS.contains(name);
  }

  /** What is wrong with a call, as far as sizes go. */
  static Optional<String> problem(String name, List<Expression> arguments, Scope scope) {
    if (scope.isFolding() && JOINS.contains(name)) {
      return Optional.of(
          "%s must not stand inside aggregate, where it could grow without end".formatted(name));
    }
    if (scope.isGrowing() && GROWING.contains(name)) {
      return Optional.of("%s must not stand inside repeat or pad".formatted(name));
    }
    if (scope.isLambda() && MAKES_LISTS.contains(name)) {
      return Optional.of("%s must not stand inside a lambda".formatted(name));
    }
    if ("sequence".equals(name)) {
      return sequence(arguments);
    }
    if ("format_string".equals(name) || "printf".equals(name)) {
      return format(name, arguments);
    }
    return Optional.ofNullable(LIMITS.get(name)).flatMap(limit -> size(name, arguments, limit));
  }

  private static Optional<String> size(String name, List<Expression> arguments, Limit limit) {
    if (arguments.size() <= limit.index()) {
      return Optional.empty();
    }
    Expression size = arguments.get(limit.index());
    boolean isPattern =
        "format_number".equals(name) && size instanceof Literal literal && isText(literal);
    long number = wholeNumber(size);
    return isPattern || (number >= 0 && number <= limit.most())
        ? Optional.empty()
        : Optional.of(
            "%s needs a plain number up to %d as argument %d"
                .formatted(name, limit.most(), limit.index() + 1));
  }

  private static Optional<String> sequence(List<Expression> arguments) {
    if (arguments.size() >= 2) {
      long from = wholeNumber(arguments.get(0));
      long to = wholeNumber(arguments.get(1));
      if (from < 0 || to < 0 || Math.abs(to - from) > MOST_STEPS) {
        return Optional.of("sequence needs plain numbers, %d steps at most".formatted(MOST_STEPS));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> format(String name, List<Expression> arguments) {
    boolean isShort =
        !arguments.isEmpty()
            && arguments.get(0) instanceof Literal literal
            && isText(literal)
            && !LONG_FORMAT.matcher(literal.value().toString()).find();
    return isShort
        ? Optional.empty()
        : Optional.of("%s needs a written-out format with widths below 1000".formatted(name));
  }

  private static boolean isText(Literal literal) {
    return literal.value() instanceof UTF8String;
  }

  /** The value of a literal whole number, else -1. */
  private static long wholeNumber(Expression argument) {
    return argument instanceof Literal literal && literal.value() instanceof Integer number
        ? number
        : -1;
  }
}
