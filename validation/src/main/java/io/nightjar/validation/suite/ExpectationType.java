package io.nightjar.validation.suite;

import static io.nightjar.validation.suite.Arguments.BOUNDS;
import static io.nightjar.validation.suite.Arguments.COLUMN;
import static io.nightjar.validation.suite.Arguments.COLUMNS;
import static io.nightjar.validation.suite.Arguments.PAIR;
import static io.nightjar.validation.suite.Arguments.PLAIN;
import static io.nightjar.validation.suite.Arguments.SHARE;
import static io.nightjar.validation.suite.Arguments.TABLE;

import io.nightjar.validation.rule.AggregateRules;
import io.nightjar.validation.rule.FormatRules;
import io.nightjar.validation.rule.KeyRules;
import io.nightjar.validation.rule.QueryRules;
import io.nightjar.validation.rule.RecordRules;
import io.nightjar.validation.rule.Repetitions;
import io.nightjar.validation.rule.Rule;
import io.nightjar.validation.rule.SchemaRules;
import io.nightjar.validation.rule.SetRules;
import io.nightjar.validation.rule.SetRules.Relation;
import io.nightjar.validation.rule.SkipRow;
import io.nightjar.validation.rule.SpreadRules;
import io.nightjar.validation.rule.TextRules;
import io.nightjar.validation.rule.ValueRules;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * All registered core expectation types of Great Expectations 1.24.1, with their arguments; those
 * of our own are in {@link OwnType}.
 */
enum ExpectationType {
  COLUMN_TO_EXIST(
      PLAIN.with("column", "column_index"),
      k -> SchemaRules.columnExists(k.column(), Arguments.columnIndex(k))),
  COLUMN_TYPE_TO_BE(
      PLAIN.with("column", "type_"),
      k -> SchemaRules.typeIs(k.column(), k.text("type_", "the name of a type"))),
  COLUMN_VALUES_TO_BE_OF_TYPE(
      SHARE.with("type_"),
      k -> SchemaRules.typeIs(k.column(), k.text("type_", "the name of a type"))),
  COLUMN_VALUES_TO_BE_IN_TYPE_LIST(
      SHARE.with("type_list"), k -> SchemaRules.typeIsIn(k.column(), k.texts("type_list"))),
  TABLE_COLUMNS_TO_MATCH_ORDERED_LIST(
      PLAIN.with("column_list"), k -> SchemaRules.columnsInOrder(k.texts("column_list"))),
  TABLE_COLUMNS_TO_MATCH_SET(
      PLAIN.with("column_set", "exact_match"),
      k -> SchemaRules.columnSet(k.texts("column_set"), k.flag("exact_match", true))),
  TABLE_COLUMN_COUNT_TO_EQUAL(
      PLAIN.with("value"), k -> SchemaRules.columnCount(k.exactly("value"))),
  TABLE_COLUMN_COUNT_TO_BE_BETWEEN(
      PLAIN.with("min_value", "max_value"), k -> SchemaRules.columnCount(k.numberBounds())),
  TABLE_ROW_COUNT_TO_EQUAL(TABLE.with("value"), k -> AggregateRules.rowCount(k.exactly("value"))),
  TABLE_ROW_COUNT_TO_BE_BETWEEN(
      TABLE.with("min_value", "max_value", "strict_min", "strict_max"),
      k -> AggregateRules.rowCount(k.numberBounds())),
  TABLE_ROW_COUNT_TO_EQUAL_OTHER_TABLE(
      TABLE.with("other_table_name"),
      k -> QueryRules.sameRowCount(k.text("other_table_name", "the name of a table"))),
  COLUMN_VALUES_TO_NOT_BE_NULL(SHARE, k -> ValueRules.notNull(k.column(), k.mostly())),
  COLUMN_VALUES_TO_BE_NULL(SHARE, k -> ValueRules.isNull(k.column(), k.mostly())),
  COLUMN_PROPORTION_OF_NON_NULL_VALUES_TO_BE_BETWEEN(
      BOUNDS, k -> AggregateRules.nonNullShare(k.column(), k.numberBounds())),
  COLUMN_VALUES_TO_BE_UNIQUE(
      SHARE, k -> Repetitions.unique(List.of(k.column()), SkipRow.ALL, k.mostly())),
  COMPOUND_COLUMNS_TO_BE_UNIQUE(
      COLUMNS, k -> Repetitions.unique(k.columns(), Arguments.skipOfList(k), k.mostly())),
  COLUMN_PROPORTION_OF_UNIQUE_VALUES_TO_BE_BETWEEN(
      BOUNDS, k -> KeyRules.distinctShare(k.column(), k.numberBounds())),
  COLUMN_UNIQUE_VALUE_COUNT_TO_BE_BETWEEN(
      BOUNDS, k -> KeyRules.distinctCount(k.column(), k.numberBounds())),
  COLUMN_DISTINCT_VALUES_TO_BE_IN_SET(
      COLUMN.with("value_set"), k -> SetRules.distinct(k.column(), k.set(), Relation.SUBSET)),
  COLUMN_DISTINCT_VALUES_TO_EQUAL_SET(
      COLUMN.with("value_set"), k -> SetRules.distinct(k.column(), k.set(), Relation.EQUAL)),
  COLUMN_DISTINCT_VALUES_TO_CONTAIN_SET(
      COLUMN.with("value_set"), k -> SetRules.distinct(k.column(), k.set(), Relation.SUPERSET)),
  COLUMN_MOST_COMMON_VALUE_TO_BE_IN_SET(
      COLUMN.with("value_set", "ties_okay"),
      k -> SetRules.mostCommon(k.column(), k.values(), k.flag("ties_okay", false))),
  COLUMN_VALUES_TO_BE_IN_SET(
      SHARE.with("value_set"), k -> ValueRules.inSet(k.column(), k.values(), k.mostly())),
  COLUMN_VALUES_TO_NOT_BE_IN_SET(
      SHARE.with("value_set"), k -> ValueRules.notInSet(k.column(), k.values(), k.mostly())),
  COLUMN_VALUES_TO_BE_BETWEEN(
      SHARE.with("min_value", "max_value", "strict_min", "strict_max"),
      k -> ValueRules.between(k.column(), k.valueBounds(), k.mostly())),
  COLUMN_VALUE_LENGTHS_TO_BE_BETWEEN(
      SHARE.with("min_value", "max_value", "strict_min", "strict_max"),
      k -> TextRules.lengthBetween(k.column(), k.lengthBounds(), k.mostly())),
  COLUMN_VALUE_LENGTHS_TO_EQUAL(
      SHARE.with("value"),
      k -> TextRules.lengthBetween(k.column(), k.exactly("value"), k.mostly())),
  COLUMN_VALUES_TO_MATCH_REGEX(
      SHARE.with("regex"), k -> TextRules.matches(k.column(), Patterns.regexOrAll(k), k.mostly())),
  COLUMN_VALUES_TO_NOT_MATCH_REGEX(
      SHARE.with("regex"), k -> TextRules.doesNotMatch(k.column(), Patterns.regex(k), k.mostly())),
  COLUMN_VALUES_TO_MATCH_REGEX_LIST(
      SHARE.with("regex_list", "match_on"),
      k -> TextRules.matchesList(k.column(), Patterns.regexes(k), Arguments.isAny(k), k.mostly())),
  COLUMN_VALUES_TO_NOT_MATCH_REGEX_LIST(
      SHARE.with("regex_list"),
      k -> TextRules.matchesNone(k.column(), Patterns.regexes(k), k.mostly())),
  COLUMN_VALUES_TO_MATCH_LIKE_PATTERN(
      SHARE.with("like_pattern", "escape"),
      k -> TextRules.isLike(k.column(), Patterns.like(k), Patterns.escape(k), k.mostly())),
  COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN(
      SHARE.with("like_pattern", "escape"),
      k -> TextRules.isNotLike(k.column(), Patterns.like(k), Patterns.escape(k), k.mostly())),
  COLUMN_VALUES_TO_MATCH_LIKE_PATTERN_LIST(
      SHARE.with("like_pattern_list", "match_on", "escape"),
      k ->
          TextRules.isLikeList(
              k.column(), Patterns.likes(k), Arguments.isAny(k), Patterns.escape(k), k.mostly())),
  COLUMN_VALUES_TO_NOT_MATCH_LIKE_PATTERN_LIST(
      SHARE.with("like_pattern_list", "escape"),
      k -> TextRules.isLikeNone(k.column(), Patterns.likes(k), Patterns.escape(k), k.mostly())),
  COLUMN_VALUES_TO_MATCH_STRFTIME_FORMAT(
      SHARE.with("strftime_format"),
      k -> FormatRules.strptime(k.column(), Patterns.strftime(k), k.mostly())),
  COLUMN_VALUES_TO_BE_DATEUTIL_PARSEABLE(SHARE, k -> FormatRules.dateutil(k.column(), k.mostly())),
  COLUMN_VALUES_TO_BE_JSON_PARSEABLE(SHARE, k -> FormatRules.json(k.column(), k.mostly())),
  COLUMN_VALUES_TO_MATCH_JSON_SCHEMA(
      SHARE.with("json_schema"),
      k -> FormatRules.jsonSchema(k.column(), Patterns.jsonSchema(k), k.mostly())),
  COLUMN_VALUES_TO_BE_INCREASING(
      SHARE.with("strictly", "order_by"), k -> Arguments.sorted(k, true)),
  COLUMN_VALUES_TO_BE_DECREASING(
      SHARE.with("strictly", "order_by"), k -> Arguments.sorted(k, false)),
  COLUMN_MAX_TO_BE_BETWEEN(BOUNDS, k -> AggregateRules.max(k.column(), k.bounds())),
  COLUMN_MIN_TO_BE_BETWEEN(BOUNDS, k -> AggregateRules.min(k.column(), k.bounds())),
  COLUMN_MEAN_TO_BE_BETWEEN(BOUNDS, k -> AggregateRules.mean(k.column(), k.numberBounds())),
  COLUMN_SUM_TO_BE_BETWEEN(BOUNDS, k -> AggregateRules.sum(k.column(), k.numberBounds())),
  COLUMN_STDEV_TO_BE_BETWEEN(
      BOUNDS, k -> AggregateRules.standardDeviation(k.column(), k.numberBounds())),
  COLUMN_MEDIAN_TO_BE_BETWEEN(BOUNDS, k -> AggregateRules.median(k.column(), k.numberBounds())),
  COLUMN_QUANTILE_VALUES_TO_BE_BETWEEN(
      COLUMN.with("quantile_ranges", "allow_relative_error"), Distributions::quantiles),
  COLUMN_VALUE_Z_SCORES_TO_BE_LESS_THAN(
      SHARE.with("threshold", "double_sided"),
      k ->
          SpreadRules.zScore(
              k.column(),
              k.number("threshold").doubleValue(),
              Arguments.required(k, "double_sided"),
              k.mostly())),
  COLUMN_VALUES_TO_NOT_BE_OUTLIERS(SHARE.with("method", "multiplier"), Distributions::outliers),
  COLUMN_KL_DIVERGENCE_TO_BE_LESS_THAN(
      COLUMN.with(
          "partition_object",
          "threshold",
          "internal_weight_holdout",
          "tail_weight_holdout",
          "bucketize_data",
          "min_value",
          "max_value"),
      Distributions::divergence),
  COLUMN_PAIR_VALUES_TO_BE_EQUAL(
      PAIR,
      k ->
          RecordRules.pairEqual(
              k.column("column_A"), k.column("column_B"), Arguments.skipOfPair(k), k.mostly())),
  COLUMN_PAIR_VALUES_A_TO_BE_GREATER_THAN_B(
      PAIR.with("or_equal"),
      k ->
          RecordRules.pairGreater(
              k.column("column_A"),
              k.column("column_B"),
              k.flag("or_equal", false),
              Arguments.skipOfPair(k),
              k.mostly())),
  COLUMN_PAIR_VALUES_TO_BE_IN_SET(
      PAIR.with("value_pairs_set"),
      k ->
          RecordRules.pairInSet(
              k.column("column_A"),
              k.column("column_B"),
              Arguments.pairs(k),
              Arguments.skipOfPair(k),
              k.mostly())),
  MULTICOLUMN_SUM_TO_EQUAL(
      COLUMNS.with("sum_total"),
      k ->
          RecordRules.sumEquals(
              k.columns(), k.number("sum_total"), Arguments.skipOfList(k), k.mostly())),
  MULTICOLUMN_VALUES_TO_BE_EQUAL(
      COLUMNS, k -> RecordRules.allEqual(k.columns(), Arguments.skipOfList(k), k.mostly())),
  SELECT_COLUMN_VALUES_TO_BE_UNIQUE_WITHIN_RECORD(
      COLUMNS, k -> RecordRules.allDifferent(k.columns(), Arguments.skipOfList(k), k.mostly())),
  QUERY_RESULTS_TO_MATCH_COMPARISON(
      PLAIN.with("base_query", "comparison_data_source_name", "comparison_query", "mostly"),
      Arguments::sameResults),
  UNEXPECTED_ROWS_EXPECTATION(
      PLAIN.with("unexpected_rows_query"),
      k -> QueryRules.findsNothing(Arguments.query(k, "unexpected_rows_query")));

  private final TypeSpec spec;

  ExpectationType(Arguments arguments, Function<Kwargs, Rule> reader) {
    String name = name().toLowerCase(Locale.ROOT);
    this.spec =
        new TypeSpec(name.endsWith("_expectation") ? name : "expect_" + name, arguments, reader);
  }

  /** Name, arguments and reader. */
  TypeSpec spec() {
    return spec;
  }
}
