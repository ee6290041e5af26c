package io.nightjar.core.doctor;

import java.util.Locale;

/**
 * One thing that is not as it should be, in words for the person who has to act.
 *
 * @param where table and file, or the manifest
 * @param wrong what is wrong with it
 * @param meaning what follows for those who read the lake
 * @param remedy what to do, or what to do besides the repair; empty if nothing
 * @param state how much is left to do
 */
public record Finding(String where, String wrong, String meaning, String remedy, State state) {
  /** What has become, or can become, of a finding. */
  public enum State {
    /** Nobody reads wrong because of it; a repair moves it aside. */
    HARMLESS,
    /** Damage that {@code --repair} takes away. */
    REPAIRABLE,
    /** Damage that was taken away just now. */
    REPAIRED,
    /** Damage that only a person can undo. */
    DAMAGED
  }

  /** The same in another state. */
  public Finding in(State other) {
    return new Finding(where, wrong, meaning, remedy, other);
  }

  /** Everything in one line. */
  public String toLine() {
    String advice = remedy;
    if (state == State.REPAIRABLE) {
      advice = "Repair with: nightjar doctor --repair. " + remedy;
    } else if (state == State.REPAIRED) {
      advice = "Repaired. " + remedy;
    }
    return "%-10s  %s: %s; %s. %s"
        .formatted(state.name().toLowerCase(Locale.ROOT), where, wrong, meaning, advice)
        .strip();
  }
}
