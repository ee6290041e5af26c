package io.nightjar.core.pipeline.read.table;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.feature.Aggregate;
import io.nightjar.core.pipeline.feature.AggregateFunction;
import io.nightjar.core.pipeline.read.value.SqlReader;
import io.nightjar.core.sql.SqlText;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what is written under {@code aggregate} of a window: {@code late_rate: avg(late)}. */
final class AggregateReader {
  private static final Pattern CALL = Pattern.compile("(?s)\\s*(\\w+)\\s*\\((.*)\\)\\s*");

  private final SqlReader sql;

  AggregateReader(SqlReader sql) {
    this.sql = sql;
  }

  /** The aggregate written here; empty if it has problems. */
  Optional<Aggregate> read(Section leaf) {
    if (!leaf.value().isTextual()) {
      return Optional.empty();
    }
    Matcher call = CALL.matcher(leaf.value().textValue());
    if (!call.matches() || !isOneCall(call.group(2))) {
      leaf.problem("must be one function of the table's columns, such as avg(late) or count(*)");
      return Optional.empty();
    }
    Optional<AggregateFunction> function = AggregateFunction.named(call.group(1));
    if (function.isEmpty()) {
      leaf.problem(
          "%s is no aggregate of windows%s"
              .formatted(call.group(1), Nearest.hint(call.group(1), AggregateFunction.names())));
      return Optional.empty();
    }
    return aggregate(leaf, function.get(), call.group(2).strip());
  }

  private Optional<Aggregate> aggregate(Section leaf, AggregateFunction function, String argument) {
    if (argument.equals("*") && function == AggregateFunction.COUNT) {
      return Optional.of(new Aggregate(leaf.name(), function, Optional.empty()));
    }
    if (argument.isEmpty() || argument.equals("*")) {
      leaf.problem("%s needs to know of what: write %s(column)".formatted(function, function));
      return Optional.empty();
    }
    if (argument.toLowerCase(Locale.ROOT).startsWith("distinct ")) {
      leaf.problem("DISTINCT is a function of its own here: write distinct(column)");
      return Optional.empty();
    }
    SqlText expression = sql.part(leaf, argument);
    return Optional.of(new Aggregate(leaf.name(), function, Optional.of(expression)));
  }

  /** Whether no bracket closes what the first one opened: {@code a) + max(b}. */
  private static boolean isOneCall(String argument) {
    int open = 0;
    char quote = 0;
    for (int i = 0; i < argument.length(); i++) {
      char each = argument.charAt(i);
      if (quote != 0) {
        quote = each == quote ? 0 : quote;
      } else if (each == '\'' || each == '"' || each == '`') {
        quote = each;
      } else if (each == '(') {
        open++;
      } else if (each == ')' && --open < 0) {
        return false;
      }
    }
    return true;
  }
}
