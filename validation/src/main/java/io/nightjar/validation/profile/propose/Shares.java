package io.nightjar.validation.profile.propose;

import io.nightjar.validation.profile.NightShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Shares of nights, and how they are written. */
final class Shares {
  private Shares() {}

  /** From rows that say true to rows that say this. */
  static List<NightShare> saying(boolean what, List<NightShare> yes) {
    return what
        ? yes
        : yes.stream()
            .map(night -> new NightShare(night.night(), night.rows() - night.part(), night.rows()))
            .toList();
  }

  /** 0.57 and not 0.5700000000000001. */
  static BigDecimal hundredths(double share) {
    return BigDecimal.valueOf(share).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
  }
}
