package io.nightjar.etl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One way to damage a file.
 *
 * @param format of the source
 * @param name what is done
 * @param change does it
 */
record Mutation(String format, String name, Change change) {
  /** Damages a good file. */
  interface Change {
    Mutated of(byte[] good, Random random) throws IOException;
  }

  /**
   * A damaged file.
   *
   * @param content its bytes
   * @param ending of its name
   * @param expected what must become of it
   */
  record Mutated(byte[] content, String ending, Expected expected) {}

  /**
   * What must become of a file: refused, or rows of these numbers; a negative number is any.
   *
   * @param mayBeRefused whether it may be refused as a whole
   * @param mayBeLoaded whether it may be loaded
   * @param good rows in bronze
   * @param quarantined rows in quarantine
   */
  record Expected(boolean mayBeRefused, boolean mayBeLoaded, int good, int quarantined) {
    static final Expected REFUSED = new Expected(true, false, -1, -1);

    /** For damage that a format need not notice. */
    static final Expected EITHER = new Expected(true, true, -1, -1);

    static Expected rows(int good, int quarantined) {
      return new Expected(false, true, good, quarantined);
    }

    boolean allows(long good, long quarantined) {
      return mayBeLoaded
          && (this.good < 0 || this.good == good)
          && (this.quarantined < 0 || this.quarantined == quarantined);
    }
  }

  @Override
  public String toString() {
    return format + ", " + name;
  }

  /** All of them, one format after another in turn, so that any sample has all formats. */
  static List<Mutation> all() {
    List<List<Mutation>> byFormat = new ArrayList<>();
    byFormat.add(named("csv", CsvMutations.all()));
    byFormat.add(named("json", JsonMutations.all()));
    for (String format : List.of("parquet", "orc", "avro")) {
      byFormat.add(named(format, BinaryMutations.all(format)));
    }
    List<Mutation> all = new ArrayList<>();
    int most = byFormat.stream().mapToInt(List::size).max().orElseThrow();
    for (int i = 0; i < most; i++) {
      for (List<Mutation> mutations : byFormat) {
        if (i < mutations.size()) {
          all.add(mutations.get(i));
        }
      }
    }
    return all;
  }

  private static List<Mutation> named(String format, Map<String, Change> changes) {
    return changes.entrySet().stream()
        .map(change -> new Mutation(format, change.getKey(), change.getValue()))
        .toList();
  }
}
