package io.nightjar.etl.publish;

import io.nightjar.core.time.Nights;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Changes of many keys, delivered once in their order, and once in none, some of them twice. */
final class RandomFeed {
  static final int NIGHTS = 4;
  static final LocalDate FIRST = LocalDate.of(2024, 2, 1);

  private static final String DDL =
      """
      h INT, k INT, at TIMESTAMP, pos BIGINT, op STRING, v STRING, _logical_date DATE, \
      _event_time TIMESTAMP, _known_at TIMESTAMP\
      """;
  private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

  private final Random random;
  private final Map<LocalDate, List<Change>> ordered = new TreeMap<>();
  private final Map<LocalDate, List<Change>> shuffled = new TreeMap<>();
  private final Map<String, List<Change>> byKey = new LinkedHashMap<>();
  private final Set<String> tied = new HashSet<>();

  record Change(int history, int key, long pos, String operation, String value) {
    /** Two changes may happen in the same hour; the position tells them apart. */
    Instant at() {
      return BEGIN.plusSeconds(pos / 2 * 3600);
    }

    String name() {
      return history + "/" + key;
    }

    boolean isDeletion() {
      return operation.equals("D");
    }
  }

  RandomFeed(long seed, int histories) {
    random = new Random(seed);
    nights().dates().forEach(night -> ordered.put(night, new ArrayList<>()));
    nights().dates().forEach(night -> shuffled.put(night, new ArrayList<>()));
    for (int history = 0; history < histories; history++) {
      for (int key = 0; key < 3; key++) {
        deliver(changes(history, key));
      }
    }
  }

  static Nights nights() {
    return new Nights(FIRST, FIRST.plusDays(NIGHTS - 1));
  }

  private List<Change> changes(int history, int key) {
    List<Change> changes = new ArrayList<>();
    for (int pos = 0; pos < 12; pos++) {
      if (random.nextInt(3) == 0) {
        changes.add(change(history, key, pos));
        if (random.nextInt(12) == 0) {
          changes.add(change(history, key, pos));
          tied.add(changes.get(0).name());
        }
      }
    }
    return changes;
  }

  private Change change(int history, int key, long pos) {
    String operation = List.of("I", "U", "U", "D").get(random.nextInt(4));
    return new Change(history, key, pos, operation, "v" + random.nextInt(3));
  }

  private void deliver(List<Change> changes) {
    for (Change change : changes) {
      byKey.computeIfAbsent(change.name(), name -> new ArrayList<>()).add(change);
      ordered.get(FIRST.plusDays(change.pos() * NIGHTS / 12)).add(change);
      for (int copies = 1 + random.nextInt(3); copies > 0; copies--) {
        shuffled.get(FIRST.plusDays(random.nextInt(NIGHTS))).add(change);
      }
    }
  }

  /** The rows of some nights, in their order. */
  Dataset<Row> ordered(SparkSession spark, Nights nights) {
    return rows(spark, ordered, nights);
  }

  /** The rows of some nights as they happened to be delivered. */
  Dataset<Row> shuffled(SparkSession spark, Nights nights) {
    return rows(spark, shuffled, nights);
  }

  /** What the night never meant to bring. */
  Dataset<Row> mistaken(SparkSession spark, LocalDate night) {
    List<Change> wrong = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      wrong.add(change(random.nextInt(10), random.nextInt(4), random.nextInt(14)));
    }
    return rows(spark, Map.of(night, wrong), Nights.of(night));
  }

  private static Dataset<Row> rows(
      SparkSession spark, Map<LocalDate, List<Change>> nights, Nights wanted) {
    List<Row> rows = new ArrayList<>();
    wanted.dates().forEach(night -> nights.get(night).forEach(each -> rows.add(row(night, each))));
    return spark.createDataFrame(rows, StructType.fromDDL(DDL));
  }

  private static Row row(LocalDate night, Change change) {
    return RowFactory.create(
        change.history(),
        change.key(),
        Timestamp.from(change.at()),
        change.pos(),
        change.operation(),
        change.value(),
        Date.valueOf(night),
        Timestamp.from(change.at()),
        Timestamp.from(Publisher.CLOCK.cut(night)));
  }

  /** Keys of which no two changes have the same place: a person can say what they should be. */
  boolean isPlain(String name) {
    return !tied.contains(name);
  }

  /** Key, value, begin and end of every version that was ever valid, of plain keys. */
  List<String> expectedVersions() {
    List<String> versions = new ArrayList<>();
    byKey.forEach(
        (name, changes) -> {
          List<Change> sorted = sorted(changes);
          for (int i = 0; isPlain(name) && i < sorted.size(); i++) {
            Change next = i + 1 < sorted.size() ? sorted.get(i + 1) : null;
            boolean isEmpty = next != null && next.at().equals(sorted.get(i).at());
            if (!sorted.get(i).isDeletion() && !isEmpty) {
              versions.add(
                  "%s %s %s %s"
                      .formatted(
                          name,
                          sorted.get(i).value(),
                          sorted.get(i).at(),
                          next == null ? "null" : next.at()));
            }
          }
        });
    return versions;
  }

  /** Key and value of the newest change of plain keys among those delivered by a night. */
  List<String> expectedShuffledAt(LocalDate last) {
    Map<String, List<Change>> seen =
        shuffled.entrySet().stream()
            .filter(night -> !night.getKey().isAfter(last))
            .flatMap(night -> night.getValue().stream())
            .collect(Collectors.groupingBy(Change::name));
    List<String> values = new ArrayList<>();
    seen.forEach(
        (name, changes) -> {
          Change newest = sorted(changes).get(sorted(changes).size() - 1);
          if (isPlain(name) && !newest.isDeletion()) {
            values.add(name + " " + newest.value());
          }
        });
    return values;
  }

  private static List<Change> sorted(List<Change> changes) {
    return changes.stream().distinct().sorted(Comparator.comparing(Change::pos)).toList();
  }
}
