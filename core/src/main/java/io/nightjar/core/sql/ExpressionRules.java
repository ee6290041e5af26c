package io.nightjar.core.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.analysis.MultiAlias;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedStar;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Concat;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.ILike;
import org.apache.spark.sql.catalyst.expressions.LambdaFunction;
import org.apache.spark.sql.catalyst.expressions.Like;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.expressions.UnresolvedWindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import scala.collection.JavaConverters;

/** The rules for one expression node; says in which scope its parts stand. */
final class ExpressionRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
  private static final Set<String> PARAMETERS = Set.of("date", "as_of");
  private static final Set<String> SESSION_WORDS =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtimestamp",
          "current_user",
          "session_user",
          "user",
          "current_catalog",
          "current_database",
          "current_schema");

  private final SqlUse use;
  private final SqlProblems problems;
  private final FunctionRules functions;

  ExpressionRules(SqlUse use, SqlProblems problems) {
    this.use = use;
    this.problems = problems;
    this.functions = new FunctionRules(use, problems);
  }

  /** Checks one node and returns the scope of its parts. */
  Scope check(Expression node, Scope scope) {
    names(node, scope);
    if (node instanceof UnresolvedFunction function) {
      return functions.check(function, scope);
    }
    if (node instanceof UnresolvedGenerator generator) {
      return functions.check(generator, scope);
    }
    if (node instanceof AggregateExpression aggregate) {
      return functions.check(aggregate, scope);
    }
    if (node instanceof WindowExpression window) {
      return window(scope, !window.windowSpec().orderSpec().isEmpty());
    }
    if (node instanceof UnresolvedWindowExpression window) {
      String name = window.windowSpec().name().toLowerCase(Locale.ROOT);
      return window(scope, scope.windows().getOrDefault(name, true));
    }
    values(node, scope);
    return node instanceof LambdaFunction ? scope.inLambda() : scope.inside();
  }

  private void names(Expression node, Scope scope) {
    if (node instanceof Alias alias) {
      newName(alias.name(), scope);
    } else if (node instanceof MultiAlias alias) {
      JavaConverters.seqAsJavaList(alias.names()).forEach(name -> newName(name, scope));
    } else if (node instanceof UnresolvedAttribute column) {
      column(JavaConverters.seqAsJavaList(column.nameParts()), scope);
    } else if (node instanceof NamedParameter parameter) {
      parameter(parameter.name(), scope);
    } else if (node instanceof UnresolvedStar && use == SqlUse.PIPELINE_EXPRESSION) {
      problems.add(scope.line(), "* is not allowed in an expression");
    }
    if (node instanceof Alias && use == SqlUse.PIPELINE_EXPRESSION) {
      problems.add(scope.line(), "an expression needs no name; remove AS");
    }
  }

  /** A name that the query gives to a column or table. */
  void newName(String name, Scope scope) {
    if (!NAME.matcher(name).matches() && !name.startsWith("__auto_generated_subquery_name")) {
      problems.add(
          scope.line(),
          "%s is not a usable name: letters, digits and underscores, 63 at most"
              .formatted(shorten(name)));
    }
  }

  private void column(List<String> parts, Scope scope) {
    String first = parts.get(0).toLowerCase(Locale.ROOT);
    if (parts.size() == 1 && SESSION_WORDS.contains(first)) {
      String hint = first.contains("user") ? "; for a column of that name write table.user" : "";
      problems.add(scope.line(), FunctionCatalog.refusal(first) + hint);
    }
    if (parts.stream().anyMatch("_metadata"::equalsIgnoreCase)) {
      problems.add(scope.line(), "_metadata is not allowed: it shows files; use _source_file");
    }
    if (parts.stream().anyMatch(part -> part.length() > 127)) {
      problems.add(scope.line(), "column name %s is too long".formatted(shorten(parts.get(0))));
    }
  }

  private void parameter(String name, Scope scope) {
    if (use != SqlUse.PIPELINE_QUERY) {
      problems.add(scope.line(), "parameter :%s has no value here".formatted(shorten(name)));
    } else if (!PARAMETERS.contains(name)) {
      problems.add(
          scope.line(),
          "parameter :%s is unknown; there are :date and :as_of".formatted(shorten(name)));
    }
  }

  private void values(Expression node, Scope scope) {
    if (node instanceof RLike match) {
      functions.pattern("RLIKE", match.right(), scope);
    } else if (node instanceof Like match) {
      functions.wildcards("LIKE", match.right(), scope);
    } else if (node instanceof ILike match) {
      functions.wildcards("ILIKE", match.right(), scope);
    } else if (node instanceof Concat && scope.isFolding()) {
      problems.add(
          scope.line(), "|| must not stand inside aggregate, where it could grow without end");
    } else if (node instanceof Cast cast
        && cast.child() instanceof Literal literal
        && SqlTokens.isClockWord(String.valueOf(literal.value()))
        && Set.of("date", "timestamp", "timestamp_ntz").contains(cast.dataType().typeName())) {
      problems.add(
          scope.line(),
          "CAST of '%s' depends on the clock; use :date or :as_of".formatted(literal.value()));
    }
  }

  private Scope window(Scope scope, boolean isOrdered) {
    if (use == SqlUse.PIPELINE_EXPRESSION) {
      problems.add(scope.line(), "a window is not allowed in an expression");
    }
    return scope.inside().over(isOrdered);
  }

  static String shorten(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }
}
