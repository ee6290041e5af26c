package io.nightjar.core.pipeline.source;

/**
 * What a source does with a file whose columns are not those of the contract, by kind of
 * difference. A file with one difference to be refused is refused; else with one to be quarantined
 * it is quarantined as a whole; else it is read.
 *
 * @param added a column that the contract does not have
 * @param removed a column of the contract that the file does not have; one that is NOT NULL cannot
 *     evolve and is refused
 * @param renamed a column of the contract that stands in the file under a name that differs in
 *     case, spaces or punctuation alone, or that was probably renamed; only the former can evolve
 * @param reordered the same columns in another order
 * @param widened a stored type that can hold more than the declared one, such as BIGINT for INT
 * @param narrowed a stored type that can hold less, such as INT for BIGINT
 * @param retyped a stored type of which no value can be one of the declared type
 * @param nullability a NOT NULL column that is empty in more than {@code share} of the records
 * @param format a column of which more than {@code share} of the values do not fit their type
 * @param share between 0 and 1; of the first records of a file
 */
public record DriftPolicy(
    Reaction added,
    Reaction removed,
    Reaction renamed,
    Reaction reordered,
    Reaction widened,
    Reaction narrowed,
    Reaction retyped,
    Reaction nullability,
    Reaction format,
    double share) {
  /** What a careful engineer would choose, and the schema says. */
  public static final DriftPolicy CAREFUL =
      new DriftPolicy(
          Reaction.IGNORE,
          Reaction.REFUSE,
          Reaction.REFUSE,
          Reaction.EVOLVE,
          Reaction.EVOLVE,
          Reaction.EVOLVE,
          Reaction.REFUSE,
          Reaction.REFUSE,
          Reaction.REFUSE,
          0.5);

  /** What to do. */
  public enum Reaction {
    /** Act as if nothing were different. */
    IGNORE,
    /** Take the file as it is now. */
    EVOLVE,
    /** Every row of the file goes to quarantine; the night goes on. */
    QUARANTINE,
    /** The night stops with exit code 20 before anything is written. */
    REFUSE
  }
}
