package io.nightjar.etl.ingest.drift;

import java.io.Serializable;

/**
 * How many of the first records of one file have a value in each column, and of those a good one.
 */
public final class ColumnTally implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] values;
  private final long[] misfits;
  private final String[] reasons;
  private long records;

  /** Nothing counted yet. */
  public ColumnTally(int columns) {
    this.values = new long[columns];
    this.misfits = new long[columns];
    this.reasons = new String[columns];
  }

  /** One more record. */
  public void addRecord() {
    records++;
  }

  /** The record has a value in that column that fits. */
  public void addFit(int column) {
    values[column]++;
  }

  /** The record has a value in that column that does not fit; the reason has no value in it. */
  public void addMisfit(int column, String reason) {
    values[column]++;
    misfits[column]++;
    reasons[column] = reason;
  }

  /** Adds what was counted elsewhere in the same file. */
  public ColumnTally plus(ColumnTally other) {
    records += other.records;
    for (int i = 0; i < values.length; i++) {
      values[i] += other.values[i];
      misfits[i] += other.misfits[i];
      reasons[i] = reasons[i] == null ? other.reasons[i] : reasons[i];
    }
    return this;
  }

  long records() {
    return records;
  }

  long values(int column) {
    return values[column];
  }

  long misfits(int column) {
    return misfits[column];
  }

  String reason(int column) {
    return reasons[column];
  }
}
