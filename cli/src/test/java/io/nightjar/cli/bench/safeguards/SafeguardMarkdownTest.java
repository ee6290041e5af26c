package io.nightjar.cli.bench.safeguards;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.bench.worker.NightTime;
import io.nightjar.core.config.Safeguard;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeguardMarkdownTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void comparesNightsOfTheSameRound() {
    List<VariantNight> nights = new ArrayList<>();
    for (Variant variant : Variant.values()) {
      long seconds = variant == Variant.NO_FLUSHES ? 8 : 10;
      nights.add(night(variant, 2, 2 * seconds));
      nights.add(night(variant, 1, seconds));
    }
    SafeguardMarkdown markdown = new SafeguardMarkdown(nights);
    assertThat(markdown.ratios(Variant.NO_FLUSHES, NightTime::nanos)).containsExactly(0.8, 0.8);
    assertThat(markdown.lines())
        .hasSize(Variant.values().length + 2)
        .contains("| nothing: all is on, seconds | 15.00 [12.50–17.50] | 1.00 [1.00–1.00] |")
        .contains("| flushing to the disk | 0.80 [0.80–0.80] | ≈ 1.00 [1.00–1.00] |")
        .contains("| leases | ≈ 1.00 [1.00–1.00] | ≈ 1.00 [1.00–1.00] |");
  }

  @Test
  void eachVariantLeavesOutWhatItSays() {
    assertThat(Variant.ALL_ON.settings()).isEmpty();
    assertThat(Variant.CONTROL.settings()).isEmpty();
    assertThat(Variant.NO_LOG_GUARD.settings()).containsEntry(Safeguard.SETTING, "log-guard");
    assertThat(Safeguard.values())
        .allMatch(one -> one.isNamedIn(Variant.ALL_OFF.settings().get(Safeguard.SETTING)));
  }

  private static VariantNight night(Variant variant, int round, long seconds) {
    return new VariantNight(
        variant, round, false, new NightTime("2013-02-10", 0, seconds * SECOND, SECOND, List.of()));
  }
}
