package io.nightjar.core.sql;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tree nodes that a query may consist of, by the simple names of Spark's classes. A node of a
 * later Spark that is not listed is refused until somebody has looked at it.
 */
final class NodeCatalog {
  private static final String CATALYST = "org.apache.spark.sql.catalyst.";

  private static final Set<String> PLANS =
      words(
          """
          Aggregate Distinct Except Filter Generate GlobalLimit Intersect Join LateralJoin
          LocalLimit Offset OneRowRelation Pivot Project Sort SubqueryAlias Union Unpivot
          UnresolvedHaving UnresolvedInlineTable UnresolvedRelation UnresolvedSubqueryColumnAliases
          UnresolvedTVFAliases UnresolvedTableValuedFunction UnresolvedWith WithWindowDefinition
          """);

  private static final Set<String> EXPRESSIONS =
      words(
          """
          Add AggregateExpression Alias And AnyValue BitwiseAnd BitwiseNot BitwiseOr BitwiseXor
          CaseWhen Cast Coalesce Concat CreateNamedStruct CreateStruct CurrentRow$ Divide
          EqualNullSafe EqualTo Exists First GreaterThan GreaterThanOrEqual GroupingSets ILike In
          InSubquery IntegralDivide IsNotNull IsNull LambdaFunction Last LateralSubquery LessThan
          LessThanOrEqual Like LikeAll LikeAny ListQuery Literal MakeInterval MultiAlias Multiply
          NamedParameter Not NotLikeAll NotLikeAny Or Overlay PercentileCont PercentileDisc RLike
          Remainder Rollup ScalarSubquery SortOrder SpecifiedWindowFrame StringLocate StringTrim
          StringTrimBoth StringTrimLeft StringTrimRight Substring Subtract TimestampAdd
          TimestampDiff UnaryMinus UnaryPositive UnboundedFollowing$ UnboundedPreceding$
          UnresolvedAlias UnresolvedAttribute UnresolvedExtractValue UnresolvedFunction
          UnresolvedGenerator UnresolvedNamedLambdaVariable UnresolvedStar
          UnresolvedWindowExpression UnspecifiedFrame$ WindowExpression WindowSpecDefinition
          """);

  private static final Map<String, String> PHRASES =
      Map.ofEntries(
          Map.entry("Sample", "TABLESAMPLE takes other rows in every run; filter by a hash"),
          Map.entry("ScriptTransformation", "TRANSFORM … USING runs a program"),
          Map.entry(
              "RelationTimeTravel", "VERSION AS OF is not allowed; the run pins the versions"),
          Map.entry("UnresolvedHint", "hints are not allowed"),
          Map.entry("RepartitionByExpression", "DISTRIBUTE BY is not allowed; use ORDER BY"),
          Map.entry("PlanWithUnresolvedIdentifier", "IDENTIFIER(…) is not allowed; write the name"),
          Map.entry(
              "ExpressionWithUnresolvedIdentifier", "IDENTIFIER(…) is not allowed; write the name"),
          Map.entry("PosParameter", "parameter ? is not allowed; use :date or :as_of"),
          Map.entry(
              "FunctionTableSubqueryArgumentExpression", "TABLE(…) arguments are not allowed"),
          Map.entry("NamedArgumentExpression", "named arguments are not allowed; use their order"));

  private NodeCatalog() {}

  static boolean isAllowedPlan(Object plan) {
    return isCatalyst(plan) && PLANS.contains(plan.getClass().getSimpleName());
  }

  static boolean isAllowedExpression(Object expression) {
    return isCatalyst(expression) && EXPRESSIONS.contains(expression.getClass().getSimpleName());
  }

  static String refusal(Object node, boolean isPlan) {
    String name = node.getClass().getSimpleName().replace("$", "");
    String otherwise =
        isPlan
            ? "only SELECT is allowed, not %s".formatted(name)
            : "%s is not allowed here".formatted(name);
    return PHRASES.getOrDefault(name, otherwise);
  }

  private static boolean isCatalyst(Object node) {
    return node.getClass().getName().startsWith(CATALYST);
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
