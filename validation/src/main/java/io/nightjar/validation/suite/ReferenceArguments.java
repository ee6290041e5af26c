package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.validation.rule.ComparisonRules;
import io.nightjar.validation.rule.ReferenceRules;
import io.nightjar.validation.rule.Rule;
import io.nightjar.validation.rule.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Arguments of the rules that compare columns with those of another table. */
final class ReferenceArguments {
  static final String TABLE = "other_table_name";
  static final String COLUMN = "other_column";
  static final String COLUMNS = "other_column_list";

  private ReferenceArguments() {}

  /** Values that occur in another table: of one column, or of several together. */
  static Rule exists(Kwargs kwargs) {
    boolean isList = kwargs.find("column_list").isPresent();
    String table = table(kwargs);
    if (isList) {
      refuse(kwargs, "column", "column_list");
      refuse(kwargs, COLUMN, "column_list");
      List<String> columns = kwargs.columns();
      return ReferenceRules.exists(columns, table, others(kwargs, columns), kwargs.mostly());
    }
    refuse(kwargs, COLUMNS, "column");
    String column = kwargs.column();
    return ReferenceRules.exists(
        List.of(column), table, List.of(other(kwargs, column)), kwargs.mostly());
  }

  /** A summary that is the same in another table. */
  static Rule sameSummary(Kwargs kwargs) {
    String column = kwargs.column();
    double tolerance = kwargs.number("tolerance", 0);
    if (tolerance < 0) {
      kwargs.problem("tolerance", "\"tolerance\" must be a share from 0, such as 0.01");
    }
    return ComparisonRules.sameSummary(
        column, summary(kwargs), table(kwargs), other(kwargs, column), tolerance);
  }

  private static Summary summary(Kwargs kwargs) {
    String[] words = Arrays.stream(Summary.values()).map(Summary::toString).toArray(String[]::new);
    String word = kwargs.find("aggregate").map(JsonNode::asText).orElse("");
    if (!List.of(words).contains(word)) {
      kwargs.problem("aggregate", "\"aggregate\" is one of " + String.join(", ", words));
      return Summary.COUNT;
    }
    return Summary.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static String table(Kwargs kwargs) {
    return kwargs.text(TABLE, "the name of a table");
  }

  /** The other column; of the same name if none is given. */
  private static String other(Kwargs kwargs, String column) {
    return kwargs.find(COLUMN).isPresent() ? kwargs.column(COLUMN) : column;
  }

  private static List<String> others(Kwargs kwargs, List<String> columns) {
    Optional<List<String>> others = kwargs.texts(COLUMNS);
    if (others.isPresent() && others.get().size() != columns.size()) {
      kwargs.problem(
          COLUMNS, "\"%s\" must have as many columns as \"column_list\"".formatted(COLUMNS));
    }
    return others.orElse(columns);
  }

  private static void refuse(Kwargs kwargs, String key, String beside) {
    if (kwargs.find(key).isPresent()) {
      kwargs.problem(key, "\"%s\" does not go with \"%s\"; leave one out".formatted(key, beside));
    }
  }
}
