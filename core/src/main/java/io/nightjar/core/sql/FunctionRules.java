package io.nightjar.core.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.JavaConverters;

/** The rules for calls: which functions, with which arguments, over which windows. */
final class FunctionRules {
  private static final int MOST_WILDCARDS = 4;

  /** Functions with a regular expression, and where it stands. */
  private static final Map<String, List<Integer>> PATTERNS =
      Map.ofEntries(
          Map.entry("regexp", List.of(1)),
          Map.entry("regexp_count", List.of(1)),
          Map.entry("regexp_extract", List.of(1)),
          Map.entry("regexp_extract_all", List.of(1)),
          Map.entry("regexp_instr", List.of(1)),
          Map.entry("regexp_like", List.of(1)),
          Map.entry("regexp_replace", List.of(1)),
          Map.entry("regexp_substr", List.of(1)),
          Map.entry("rlike", List.of(1)),
          Map.entry("split", List.of(1)),
          Map.entry("str_to_map", List.of(1, 2)));

  private static final Set<String> NEEDS_ORDER =
      Set.of(
          "row_number",
          "rank",
          "dense_rank",
          "percent_rank",
          "cume_dist",
          "ntile",
          "lag",
          "lead",
          "nth_value",
          "first",
          "first_value",
          "last",
          "last_value",
          "any_value");

  private static final Set<String> LISTS = Set.of("collect_list", "collect_set", "array_agg");

  /** Functions whose result does not depend on the order of the list they are given. */
  private static final Set<String> ORDERLESS =
      Set.of(
          "array_sort",
          "sort_array",
          "size",
          "cardinality",
          "array_size",
          "array_contains",
          "array_max",
          "array_min");

  private final SqlUse use;
  private final SqlProblems problems;

  FunctionRules(SqlUse use, SqlProblems problems) {
    this.use = use;
    this.problems = problems;
  }

  Scope check(UnresolvedFunction function, Scope scope) {
    String name = function.nameParts().mkString(".").toLowerCase(Locale.ROOT);
    List<Expression> arguments = JavaConverters.seqAsJavaList(function.arguments());
    return call(name, arguments, scope);
  }

  Scope check(UnresolvedGenerator generator, Scope scope) {
    String name = generator.name().unquotedString().toLowerCase(Locale.ROOT);
    if (!FunctionCatalog.isGenerator(name)) {
      problems.add(
          scope.line(), "LATERAL VIEW %s is not allowed".formatted(ExpressionRules.shorten(name)));
      return scope.inCall(name);
    }
    return call(name, JavaConverters.seqAsJavaList(generator.children()), scope);
  }

  /** Calls the parser knows by heart: {@code first}, {@code last}, {@code any_value} and so on. */
  Scope check(AggregateExpression aggregate, Scope scope) {
    return call(aggregate.aggregateFunction().prettyName(), List.of(), scope);
  }

  private Scope call(String name, List<Expression> arguments, Scope scope) {
    if (!FunctionCatalog.isAllowed(name)) {
      problems.add(scope.line(), FunctionCatalog.refusal(ExpressionRules.shorten(name)));
      return scope.inCall(name);
    }
    if (use == SqlUse.PIPELINE_EXPRESSION) {
      onlyRowWise(name, scope);
    }
    if ("unix_timestamp".equals(name) && arguments.isEmpty()) {
      problems.add(scope.line(), "unix_timestamp() depends on the clock; use :date or :as_of");
    }
    PATTERNS.getOrDefault(name, List.of()).stream()
        .filter(index -> index < arguments.size())
        .forEach(index -> pattern(name, arguments.get(index), scope));
    SizeRules.problem(name, arguments, scope)
        .ifPresent(problem -> problems.add(scope.line(), problem));
    if (("like".equals(name) || "ilike".equals(name)) && arguments.size() > 1) {
      wildcards(name, arguments.get(1), scope);
    }
    order(name, scope);
    return scope.inCall(name);
  }

  private void onlyRowWise(String name, Scope scope) {
    if (FunctionCatalog.isAggregate(name)
        || FunctionCatalog.isWindow(name)
        || FunctionCatalog.isGenerator(name)) {
      problems.add(
          scope.line(), "%s looks at several rows; an expression sees one".formatted(name));
    }
  }

  private void order(String name, Scope scope) {
    if (!use.isRepeatable() || scope.over() == Scope.Over.ORDERED) {
      return;
    }
    if (NEEDS_ORDER.contains(name)) {
      String instead = FunctionCatalog.isWindow(name) ? "" : ", or use max_by, min_by, max or min";
      problems.add(
          scope.line(),
          "%s without an order takes any row; add OVER (… ORDER BY …)%s".formatted(name, instead));
    } else if (LISTS.contains(name) && !ORDERLESS.contains(scope.call())) {
      problems.add(scope.line(), "%s has no order; write array_sort(%s(…))".formatted(name, name));
    }
  }

  /** A regular expression must be a literal that can be matched in time. */
  void pattern(String name, Expression pattern, Scope scope) {
    if (pattern instanceof Literal literal && literal.value() instanceof UTF8String text) {
      RegexRule.problem(text.toString())
          .ifPresent(
              problem ->
                  problems.add(scope.line(), "the pattern of %s %s".formatted(name, problem)));
    } else {
      problems.add(
          scope.line(), "the pattern of %s must be written out as a string".formatted(name));
    }
  }

  /** A LIKE pattern with many wildcards backtracks like a regular expression. */
  void wildcards(String name, Expression pattern, Scope scope) {
    if (pattern instanceof Literal literal
        && literal.value() instanceof UTF8String text
        && text.toString().chars().filter(c -> c == '%').count() > MOST_WILDCARDS) {
      problems.add(
          scope.line(), "the pattern of %s has more than %d %%".formatted(name, MOST_WILDCARDS));
    }
  }
}
