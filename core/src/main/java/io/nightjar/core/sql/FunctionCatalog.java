package io.nightjar.core.sql;

import io.nightjar.core.config.Nearest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The functions that SQL in a configuration may call. Everything else is refused. */
final class FunctionCatalog {
  private static final Set<String> SCALAR =
      words(
          """
          abs acos acosh add_months array array_append array_compact array_contains array_distinct
          array_except array_insert array_intersect array_join array_max array_min array_position
          array_prepend array_remove array_repeat array_size array_sort array_union arrays_overlap
          arrays_zip aggregate ascii asin asinh atan atan2 atanh base64 bigint bin binary bit_count
          bit_get bit_length boolean bround btrim cardinality cast cbrt ceil ceiling char
          char_length character_length chr coalesce concat concat_ws contains conv convert_timezone
          cos cosh cot crc32 csc date date_add date_diff date_format date_from_unix_date date_part
          date_sub date_trunc dateadd datediff datepart day dayofmonth dayofweek dayofyear decimal
          decode degrees div double e element_at elt encode endswith equal_null exists exp expm1
          extract factorial filter find_in_set flatten float floor forall format_number
          format_string from_csv from_json from_unixtime from_utc_timestamp get get_json_object
          getbit greatest grouping grouping_id hash hex hour hypot if ifnull ilike initcap instr
          int isnan isnotnull isnull json_array_length json_object_keys last_day lcase least left
          len length levenshtein like ln locate log log10 log1p log2 lower lpad ltrim luhn_check
          make_date make_dt_interval make_interval make_timestamp make_timestamp_ltz
          make_timestamp_ntz make_ym_interval map map_concat map_contains_key map_entries map_filter
          map_from_arrays map_from_entries map_keys map_values map_zip_with md5 minute mod month
          months_between named_struct nanvl negative next_day not nullif nvl nvl2 octet_length
          overlay parse_url pi pmod position positive pow power printf quarter radians reduce regexp
          regexp_count regexp_extract regexp_extract_all regexp_instr regexp_like regexp_replace
          regexp_substr repeat replace reverse right rint rlike round rpad rtrim sec second sequence
          sha sha1 sha2 shiftleft shiftright shiftrightunsigned sign signum sin sinh size slice
          smallint sort_array soundex split split_part sqrt startswith str_to_map string struct
          substr substring substring_index tan tanh timestamp timestamp_micros timestamp_millis
          timestamp_seconds tinyint to_binary to_char to_csv to_date to_json to_number to_timestamp
          to_timestamp_ltz to_timestamp_ntz to_unix_timestamp to_utc_timestamp to_varchar transform
          transform_keys transform_values translate trim trunc try_add try_divide try_element_at
          try_multiply try_subtract try_to_binary try_to_number try_to_timestamp typeof ucase
          unbase64 unhex unix_date unix_micros unix_millis unix_seconds unix_timestamp upper
          url_decode url_encode weekday weekofyear when width_bucket xxhash64 year zip_with
          """);

  private static final Set<String> AGGREGATE =
      words(
          """
          any any_value approx_count_distinct array_agg avg bit_and bit_or bit_xor bool_and bool_or
          collect_list collect_set corr count count_if covar_pop covar_samp every first first_value
          kurtosis last last_value max max_by mean median min min_by percentile percentile_cont
          percentile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy skewness some std
          stddev stddev_pop stddev_samp sum try_avg try_sum var_pop var_samp variance
          """);

  private static final Set<String> WINDOW =
      words("cume_dist dense_rank lag lead nth_value ntile percent_rank rank row_number");

  private static final Set<String> GENERATOR =
      words("explode explode_outer inline inline_outer posexplode posexplode_outer stack");

  private static final List<String> ALL =
      Stream.of(SCALAR, AGGREGATE, WINDOW, GENERATOR).flatMap(Set::stream).sorted().toList();

  private static final Map<String, String> REASONS = reasons();

  private FunctionCatalog() {}

  static boolean isAllowed(String name) {
    return SCALAR.contains(name) || isAggregate(name) || isWindow(name) || isGenerator(name);
  }

  static boolean isAggregate(String name) {
    return AGGREGATE.contains(name);
  }

  static boolean isWindow(String name) {
    return WINDOW.contains(name);
  }

  static boolean isGenerator(String name) {
    return GENERATOR.contains(name);
  }

  /** Why a function is not allowed and what to use instead, one clause. */
  static String refusal(String name) {
    String reason = REASONS.get(name);
    if (reason != null) {
      return "function %s is not allowed: it %s".formatted(name, reason);
    }
    return "function %s is not allowed%s"
        .formatted(
            name,
            Nearest.to(name, ALL).map(near -> "; did you mean %s?".formatted(near)).orElse(""));
  }

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    put(reasons, "reflect java_method try_reflect", "calls Java code");
    put(
        reasons,
        "rand randn random uuid shuffle",
        "gives other values in every run; use a hash of the key, such as xxhash64(id)");
    put(
        reasons,
        "now curdate current_date current_time current_timestamp localtimestamp",
        "depends on the clock; use :date or :as_of");
    put(
        reasons,
        "current_user user session_user current_catalog current_database current_schema"
            + " current_timezone version",
        "depends on the session");
    put(
        reasons,
        "monotonically_increasing_id spark_partition_id input_file_name input_file_block_start"
            + " input_file_block_length",
        "depends on files and tasks; use _source_file and _source_row");
    put(
        reasons,
        "percentile_approx approx_percentile histogram_numeric",
        "depends on the order of rows; use percentile or median");
    put(reasons, "mode", "takes any of equally frequent values; count them and use max_by");
    put(reasons, "assert_true raise_error", "stops the run; put the rule into the suite");
    put(reasons, "window session_window window_time", "can make endless rows; use date_trunc");
    put(reasons, "space", "can fill the memory; use repeat(' ', n)");
    return reasons;
  }

  private static void put(Map<String, String> reasons, String names, String reason) {
    words(names).forEach(name -> reasons.put(name, reason));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
