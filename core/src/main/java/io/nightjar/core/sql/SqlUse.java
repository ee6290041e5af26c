package io.nightjar.core.sql;

/** What a piece of SQL is written for; decides which rules the guard applies. */
public enum SqlUse {
  /** A query of a pipeline: its rows must be the same whenever it runs. */
  PIPELINE_QUERY,
  /** An expression of a pipeline over the columns of one row. */
  PIPELINE_EXPRESSION,
  /** A question typed by a person: read only, but its rows may come in any order. */
  AD_HOC_QUERY;

  /** Whether equal input must give equal rows, however they are spread over tasks. */
  boolean isRepeatable() {
    return this != AD_HOC_QUERY;
  }
}
