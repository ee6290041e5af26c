package io.nightjar.validation.suite;

import io.nightjar.core.config.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All types that a suite may name: those of Great Expectations, and our own. */
final class KnownTypes {
  /** Types that Great Expectations does not register either, and what to use in their place. */
  private static final Map<String, String> NEAREST =
      Map.of(
          "expect_multicolumn_values_to_be_unique",
          "expect_compound_columns_to_be_unique (over rows) or"
              + " expect_select_column_values_to_be_unique_within_record (within a row)",
          "expect_column_pair_cramers_phi_value_to_be_less_than",
          "unexpected_rows_expectation with a query",
          "expect_column_chisquare_test_p_value_to_be_greater_than",
          "expect_column_kl_divergence_to_be_less_than",
          "expect_column_parameterized_distribution_ks_test_p_value_to_be_greater_than",
          "expect_column_kl_divergence_to_be_less_than",
          "expect_column_bootstrapped_ks_test_p_value_to_be_greater_than",
          "expect_column_kl_divergence_to_be_less_than");

  private static final List<TypeSpec> ALL =
      Stream.concat(
              Arrays.stream(ExpectationType.values()).map(ExpectationType::spec),
              Arrays.stream(OwnType.values()).map(OwnType::spec))
          .toList();

  private KnownTypes() {}

  static Optional<TypeSpec> find(String type) {
    return ALL.stream().filter(known -> known.type().equals(type)).findFirst();
  }

  /** What to say about a type that is none of these. */
  static String unknown(String type) {
    String instead = NEAREST.get(type);
    if (instead != null) {
      return "expectation type \"%s\" cannot be checked; use %s".formatted(type, instead);
    }
    List<String> known = ALL.stream().map(TypeSpec::type).toList();
    String hint =
        Nearest.to(type, known)
            .map("; did you mean \"%s\"?"::formatted)
            .orElse(
                "; use one of Great Expectations 1.24.1, such as \"%s\"".formatted(known.get(0)));
    return "expectation type \"%s\" is not known%s".formatted(type, hint);
  }
}
