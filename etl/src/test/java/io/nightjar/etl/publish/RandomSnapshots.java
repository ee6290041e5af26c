package io.nightjar.etl.publish;

import io.nightjar.core.time.Nights;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** What a number of keys look like, night by night; one of the nights delivers nothing. */
final class RandomSnapshots {
  static final LocalDate FIRST = LocalDate.of(2024, 2, 1);
  static final int NIGHTS = 6;

  private static final String DDL =
      """
      h INT, k INT, v STRING, _source_row BIGINT, _logical_date DATE, _event_time TIMESTAMP, \
      _known_at TIMESTAMP\
      """;

  private final Random random;
  private final Map<LocalDate, Map<String, String>> shown = new TreeMap<>();

  RandomSnapshots(long seed, int histories) {
    random = new Random(seed);
    LocalDate silent = FIRST.plusDays(random.nextInt(NIGHTS));
    Map<String, String> now = new TreeMap<>();
    for (LocalDate night : nights().dates()) {
      for (int i = 0; i < histories * 2; i++) {
        String name = random.nextInt(histories) + "/" + random.nextInt(3);
        if (random.nextInt(3) == 0) {
          now.remove(name);
        } else {
          now.put(name, "v" + random.nextInt(2));
        }
      }
      if (!night.equals(silent)) {
        shown.put(night, new TreeMap<>(now));
      }
    }
  }

  static Nights nights() {
    return new Nights(FIRST, FIRST.plusDays(NIGHTS - 1));
  }

  Dataset<Row> rows(SparkSession spark, Nights nights) {
    return rows(spark, shown, nights);
  }

  /** What the night never meant to show. */
  Dataset<Row> mistaken(SparkSession spark, LocalDate night) {
    Map<String, String> wrong = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      wrong.put(random.nextInt(12) + "/" + random.nextInt(4), "w" + random.nextInt(2));
    }
    return rows(spark, Map.of(night, wrong), Nights.of(night));
  }

  private static Dataset<Row> rows(
      SparkSession spark, Map<LocalDate, Map<String, String>> shown, Nights nights) {
    List<Row> rows = new ArrayList<>();
    for (LocalDate night : nights.dates()) {
      shown
          .getOrDefault(night, Map.of())
          .forEach(
              (name, value) -> {
                String[] parts = name.split("/", 2);
                rows.add(
                    RowFactory.create(
                        Integer.parseInt(parts[0]),
                        Integer.parseInt(parts[1]),
                        value,
                        (long) rows.size(),
                        Date.valueOf(night),
                        null,
                        null));
              });
    }
    return spark.createDataFrame(rows, StructType.fromDDL(DDL));
  }

  /** Key, value, begin and end of every version. */
  List<String> expectedVersions() {
    List<String> versions = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>();
    shown.values().forEach(each -> names.addAll(each.keySet()));
    for (String name : names) {
      String value = null;
      String begin = "";
      for (Map.Entry<LocalDate, Map<String, String>> night : shown.entrySet()) {
        String next = night.getValue().get(name);
        String cut = Publisher.CLOCK.cut(night.getKey()).toString();
        if (value != null && !value.equals(next)) {
          versions.add("%s %s %s %s".formatted(name, value, begin, cut));
        }
        begin = next != null && next.equals(value) ? begin : cut;
        value = next;
      }
      if (value != null) {
        versions.add("%s %s %s null".formatted(name, value, begin));
      }
    }
    return versions;
  }

  /** Key and value of the last snapshot. */
  List<String> expectedLast() {
    List<String> last = new ArrayList<>();
    ((TreeMap<LocalDate, Map<String, String>>) shown)
        .lastEntry()
        .getValue()
        .forEach((name, value) -> last.add(name + " " + value));
    return last;
  }
}
