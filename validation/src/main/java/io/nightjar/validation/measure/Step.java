package io.nightjar.validation.measure;

import java.util.List;

/**
 * How a rule comes to its answer: it asks for metrics, and with their values answers or asks again
 * (a rule about outliers needs the quartiles before it can count).
 *
 * @param <A> the answer
 */
public sealed interface Step<A> {
  /**
   * Metrics are needed.
   *
   * @param metrics which
   * @param then what follows from them
   * @param <A> the answer
   */
  record Ask<A>(List<Metric> metrics, Next<A> then) implements Step<A> {
    /** Copies the list. */
    public Ask {
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * The rule is decided.
   *
   * @param answer how
   * @param <A> the answer
   */
  record Answered<A>(A answer) implements Step<A> {}

  /**
   * The rule cannot be asked of these rows.
   *
   * @param why in words
   * @param <A> the answer
   */
  record Broken<A>(String why) implements Step<A> {}

  /**
   * What follows from values.
   *
   * @param <A> the answer
   */
  @FunctionalInterface
  interface Next<A> {
    /** The next step. */
    Step<A> step(Values values);
  }
}
