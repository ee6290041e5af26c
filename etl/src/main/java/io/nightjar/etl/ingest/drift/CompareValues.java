package io.nightjar.etl.ingest.drift;

import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.DriftPolicy;
import io.nightjar.core.pipeline.source.DriftPolicy.Reaction;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructField;

/** Sees in the values of a file that it has changed as a whole: formats, units, nullability. */
final class CompareValues {
  /** Fewer values prove nothing: they are judged row by row. */
  private static final int FEWEST = 20;

  private final ColumnContract contract;
  private final DriftPolicy policy;

  CompareValues(ColumnContract contract, DriftPolicy policy) {
    this.contract = contract;
    this.policy = policy;
  }

  /** Whether anybody wants to know. */
  static boolean isWanted(DriftPolicy policy) {
    return policy.format() != Reaction.IGNORE || policy.nullability() != Reaction.IGNORE;
  }

  /** The differences; of a column that is not in the file there are none. */
  List<Drift> compare(ColumnTally tally, FileDrift file) {
    List<Drift> drifts = new ArrayList<>();
    StructField[] fields = contract.schema().fields();
    for (int i = 0; i < fields.length; i++) {
      if (file.places().get(i) < 0) {
        continue;
      }
      long empty = tally.records() - tally.values(i);
      if (isMost(tally.misfits(i), tally.values(i))) {
        add(drifts, DriftKind.FORMAT, fields[i].name(), format(tally, i));
      }
      if (!fields[i].nullable() && isMost(empty, tally.records())) {
        add(drifts, DriftKind.NULLABILITY, fields[i].name(), emptiness(empty, tally));
      }
    }
    return drifts;
  }

  private void add(List<Drift> drifts, DriftKind kind, String column, String what) {
    Reaction reaction = kind.reaction(policy);
    if (reaction != Reaction.IGNORE) {
      drifts.add(
          new Drift(
              kind,
              reaction,
              column,
              "has a column %s that %s".formatted(column, what),
              "~ " + column + " " + what));
    }
  }

  private boolean isMost(long some, long all) {
    return all >= FEWEST && some > policy.share() * all;
  }

  private static String format(ColumnTally tally, int column) {
    return "in %d %% of its values %s"
        .formatted(percent(tally.misfits(column), tally.values(column)), tally.reason(column));
  }

  private static String emptiness(long empty, ColumnTally tally) {
    return "is empty in %d %% of the records but declared NOT NULL"
        .formatted(percent(empty, tally.records()));
  }

  private static long percent(long some, long all) {
    return some * 100 / all;
  }
}
