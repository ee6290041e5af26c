package io.nightjar.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Processes that commit to one Delta table through Spark, in step, each its own rows. */
final class CommitRace {
  private final Path folder;
  private final LogStoreChoice choice;
  private final int members;
  private final int commits;

  CommitRace(Path folder, LogStoreChoice choice, int members, int commits) {
    this.folder = folder;
    this.choice = choice;
    this.members = members;
    this.commits = commits;
  }

  /** What came out: acknowledged commits, those whose rows are not all there, and doubled rows. */
  record Outcome(long acknowledged, long lost, long doubled) {}

  Outcome run(SparkSession spark) throws IOException, InterruptedException {
    List<ChildJvm> writers = new ArrayList<>();
    for (int own = 0; own < members; own++) {
      List<String> arguments = new ArrayList<>(choice.arguments());
      arguments.addAll(Stream.of(folder, members, own, commits).map(String::valueOf).toList());
      Path output = folder.resolve("writer-" + own + ".log");
      writers.add(ChildJvm.start(output, List.of(), CommitWriter.class, arguments));
    }
    for (ChildJvm writer : writers) {
      writer.finish(40);
    }
    Outcome outcome = compare(acknowledged(), stored(spark));
    String what = "Delta commits, %d JVMs, %s".formatted(members, choice);
    new Trials(what, 0, outcome.acknowledged(), outcome.lost()).print();
    return outcome;
  }

  /** Versions in the log, in order. */
  List<Long> versions() throws IOException {
    try (Stream<Path> files = Files.list(table().resolve("_delta_log"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{20}\\.json"))
          .map(name -> Long.parseLong(name.substring(0, 20)))
          .sorted()
          .toList();
    }
  }

  private static Outcome compare(List<String> acknowledged, Map<String, Long> stored) {
    long lost =
        acknowledged.stream()
            .filter(commit -> stored.getOrDefault(commit, 0L) < CommitWriter.ROWS)
            .count();
    long doubled = stored.values().stream().filter(rows -> rows > CommitWriter.ROWS).count();
    return new Outcome(acknowledged.size(), lost, doubled);
  }

  private List<String> acknowledged() throws IOException {
    List<String> all = new ArrayList<>();
    for (int own = 0; own < members; own++) {
      Path file = folder.resolve("acknowledged-" + own);
      all.addAll(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }
    return all;
  }

  private Map<String, Long> stored(SparkSession spark) {
    Map<String, Long> stored = new HashMap<>();
    for (Row row :
        spark
            .read()
            .format("delta")
            .load(table().toString())
            .groupBy(functions.concat_ws(",", functions.col("writer"), functions.col("commit")))
            .agg(functions.count_distinct(functions.col("row")), functions.count("row"))
            .collectAsList()) {
      boolean isWhole = row.getLong(1) == CommitWriter.ROWS;
      stored.put(row.getString(0), isWhole ? row.getLong(2) : row.getLong(1));
    }
    return stored;
  }

  private Path table() {
    return folder.resolve("lake/" + CommitWriter.TABLE.layer() + "/" + CommitWriter.TABLE.name());
  }
}
