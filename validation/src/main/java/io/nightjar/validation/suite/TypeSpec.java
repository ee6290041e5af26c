package io.nightjar.validation.suite;

import io.nightjar.validation.rule.Rule;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type of expectations.
 *
 * @param type as suites write it
 * @param arguments which it has
 * @param reader makes the rule of arguments
 */
record TypeSpec(String type, Arguments arguments, Function<Kwargs, Rule> reader) {
  /** The rule, or nothing if the arguments have problems. */
  Optional<Rule> read(Kwargs kwargs) {
    kwargs.refuseUnknown(arguments.names());
    if (!kwargs.isClean()) {
      return Optional.empty();
    }
    Rule rule = reader.apply(kwargs);
    return kwargs.isClean() ? Optional.of(rule) : Optional.empty();
  }

  /** Whether rows that do not fit are counted. */
  boolean countsRows() {
    return arguments.names().contains("mostly");
  }

  /** Whether it can be about some of the rows only. */
  boolean hasRowCondition() {
    return arguments.names().contains("row_condition");
  }
}
