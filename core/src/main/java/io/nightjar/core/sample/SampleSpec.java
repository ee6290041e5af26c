package io.nightjar.core.sample;

import io.nightjar.core.sql.SqlText;
import java.util.List;
import java.util.Optional;

/**
 * A declared sample. Equal specs on equal rows give equal samples, however the rows are spread or
 * ordered.
 *
 * @param kind how rows are chosen
 * @param seed another seed is another sample
 */
public record SampleSpec(Kind kind, long seed) {
  /** How rows are chosen. */
  public sealed interface Kind {
    /** Columns that a kind names, in the order of the pipeline file. */
    default List<String> columns() {
      return List.of();
    }

    /** The expression that says how much each row weighs. */
    default Optional<SqlText> weight() {
      return Optional.empty();
    }
  }

  /** How many rows. */
  public sealed interface Amount {}

  /** Exactly so many rows, or all if there are fewer. */
  public record Rows(long count) implements Amount {}

  /** A share of the rows, between 0 and 1. */
  public record Share(double fraction) implements Amount {}

  /** Every row has the same chance; a share is met on average, a number exactly. */
  public record Simple(Amount amount) implements Kind {}

  /**
   * Every stratum has its share, exactly: of a fraction of its rows, or of a number of rows for all
   * strata together.
   *
   * @param by columns whose values make the strata; nulls are a stratum of their own
   * @param amount of each stratum (share) or of all together (rows)
   * @param minimum what a stratum gets at least, if it has as many; wins over the amount
   */
  public record Stratified(List<String> by, Amount amount, long minimum) implements Kind {
    /** Copies the list. */
    public Stratified {
      by = List.copyOf(by);
    }

    @Override
    public List<String> columns() {
      return by;
    }
  }

  /** Drawn one after the other without replacement, each time with chances as the weights say. */
  public record Weighted(SqlText by, long rows) implements Kind {
    @Override
    public Optional<SqlText> weight() {
      return Optional.of(by);
    }
  }

  /** The chance of a row is proportional to an expression, up to certainty. */
  public record Importance(SqlText by, long rows) implements Kind {
    @Override
    public Optional<SqlText> weight() {
      return Optional.of(by);
    }
  }

  /** A fixed number of rows: the smallest digests, as a reservoir over a stream would keep. */
  public record Reservoir(long rows) implements Kind {}

  /** A fixed number of rows of each group. */
  public record Quota(List<String> by, long rows) implements Kind {
    /** Copies the list. */
    public Quota {
      by = List.copyOf(by);
    }

    @Override
    public List<String> columns() {
      return by;
    }
  }

  /**
   * Every so-many-th row of an order, from a start that the seed decides.
   *
   * @param every the step
   * @param order columns, the most important first; empty means an order by digest
   */
  public record Systematic(long every, List<String> order) implements Kind {
    /** Copies the list. */
    public Systematic {
      order = List.copyOf(order);
    }

    @Override
    public List<String> columns() {
      return order;
    }
  }
}
