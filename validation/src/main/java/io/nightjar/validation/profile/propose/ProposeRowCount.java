package io.nightjar.validation.profile.propose;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.profile.NightShare;
import io.nightjar.validation.profile.TableProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;

/** How many rows a night has: from the nights seen, or from half to double of one batch. */
final class ProposeRowCount {
  private static final String TYPE = "expect_table_row_count_to_be_between";
  private static final double ROOM = 0.25;
  private static final double DEVIATIONS = 3;

  private ProposeRowCount() {}

  static List<ProposedRule> of(TableProfile profile) {
    if (profile.rows() == 0) {
      return List.of();
    }
    if (!profile.hasNights()) {
      double rows = profile.rows();
      return List.of(rule(rows / 2, rows * 2, "half to double of the one batch that was seen"));
    }
    LongSummaryStatistics rows =
        profile.nights().stream().mapToLong(NightShare::rows).summaryStatistics();
    double variance =
        profile.nights().stream()
                .mapToDouble(night -> Math.pow(night.rows() - rows.getAverage(), 2))
                .sum()
            / (profile.nights().size() - 1);
    double room = Math.max(DEVIATIONS * Math.sqrt(variance), ROOM * rows.getAverage());
    return List.of(
        rule(
            rows.getMin() - room,
            rows.getMax() + room,
            "%d nights had %d to %d rows"
                .formatted(profile.nights().size(), rows.getMin(), rows.getMax())));
  }

  private static ProposedRule rule(double from, double to, String why) {
    Map<String, Object> kwargs = new LinkedHashMap<>();
    kwargs.put("min_value", Rounding.down(Math.max(1, from)).longValue());
    kwargs.put("max_value", Rounding.up(to).longValue());
    return new ProposedRule(TYPE, kwargs, Severity.WARNING, why, false);
  }
}
