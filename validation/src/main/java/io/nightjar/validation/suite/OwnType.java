package io.nightjar.validation.suite;

import static io.nightjar.validation.suite.Arguments.COLUMN;
import static io.nightjar.validation.suite.Arguments.TABLE;

import io.nightjar.validation.rule.FreshnessRules;
import io.nightjar.validation.rule.Rule;
import java.util.Locale;
import java.util.function.Function;

/** Types that Great Expectations does not have; a suite that names one is read by Nightjar only. */
enum OwnType {
  COLUMN_TO_BE_FRESH(
      COLUMN.with("max_age"), k -> FreshnessRules.newest(k.column(), Arguments.span(k, "max_age"))),
  COLUMN_VALUES_TO_EXIST_IN_OTHER_TABLE(
      TABLE.with(
          "column",
          "column_list",
          ReferenceArguments.TABLE,
          ReferenceArguments.COLUMN,
          ReferenceArguments.COLUMNS,
          "mostly"),
      ReferenceArguments::exists),
  COLUMN_AGGREGATE_TO_MATCH_OTHER_TABLE(
      COLUMN.with("aggregate", ReferenceArguments.TABLE, ReferenceArguments.COLUMN, "tolerance"),
      ReferenceArguments::sameSummary);

  private final TypeSpec spec;

  OwnType(Arguments arguments, Function<Kwargs, Rule> reader) {
    this.spec = new TypeSpec("expect_" + name().toLowerCase(Locale.ROOT), arguments, reader);
  }

  /** Name, arguments and reader. */
  TypeSpec spec() {
    return spec;
  }
}
