package io.nightjar.core.sql;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import scala.collection.JavaConverters;

/** A table in a query is a WITH clause in reach or {@code layer.table}; never a path. */
final class RelationRule {
  private final SqlUse use;
  private final SqlProblems problems;
  private final Set<TableName> tables;

  RelationRule(SqlUse use, SqlProblems problems, Set<TableName> tables) {
    this.use = use;
    this.problems = problems;
    this.tables = tables;
  }

  void check(UnresolvedRelation relation, Scope scope) {
    List<String> parts = JavaConverters.seqAsJavaList(relation.multipartIdentifier());
    String name = String.join(".", parts);
    if (parts.size() == 1 && scope.hasCommonTable(name)) {
      return;
    }
    if (!relation.options().isEmpty()) {
      problems.add(scope.line(), "table %s must not have options".formatted(name));
      return;
    }
    boolean staged = use == SqlUse.AD_HOC_QUERY && parts.size() == 3;
    if ((parts.size() != 2 && !staged) || parts.stream().anyMatch(part -> part.contains("."))) {
      problems.add(scope.line(), misspelt(name, parts, scope));
      return;
    }
    try {
      tables.add(TableName.parse(name));
    } catch (IllegalArgumentException e) {
      problems.add(
          scope.line(), "%s is not a table of the lake: %s".formatted(name, e.getMessage()));
    }
  }

  private static String misspelt(String name, List<String> parts, Scope scope) {
    String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
    String near =
        parts.size() == 1
            ? Nearest.to(name, scope.commonTables())
                .map(table -> "; did you mean %s of WITH?".formatted(table))
                .orElse("")
            : "";
    return "%s is not a table of the lake: write layer.table, such as silver.flights%s"
        .formatted(shown, near);
  }
}
