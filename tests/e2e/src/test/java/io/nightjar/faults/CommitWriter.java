package io.nightjar.faults;

import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** One of several processes that commit to one Delta table, each its own nights and rows. */
final class CommitWriter {
  static final TableName TABLE = TableName.of("silver", "race");
  static final long ROWS = 7;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int ATTEMPTS = 40;

  private final LogStoreChoice choice;
  private final SparkSession spark;
  private final String lake;
  private final int own;

  private CommitWriter(LogStoreChoice choice, String lake, int own) {
    this.choice = choice;
    this.spark = WriterSession.start(choice);
    this.lake = lake;
    this.own = own;
  }

  /** Arguments: store, pause in ms, folder of the race, members, own number, commits. */
  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    Path race = Path.of(arguments.get(2));
    int own = Integer.parseInt(arguments.get(4));
    Lockstep lockstep =
        new Lockstep(race.resolve("lockstep"), Integer.parseInt(arguments.get(3)), own);
    CommitWriter writer =
        new CommitWriter(LogStoreChoice.of(arguments), race.resolve("lake").toString(), own);
    if (own == 0) {
      writer.replace(0);
    }
    for (int commit = 1; commit <= Integer.parseInt(arguments.get(5)); commit++) {
      lockstep.await(commit);
      if (writer.isAcknowledged(commit)) {
        note(race.resolve("acknowledged-" + own), own + "," + commit);
      }
    }
    writer.spark.stop();
  }

  /**
   * Whether a commit was reported as done; odd ones are plain appends, even ones go by our door.
   * Whatever the stock store makes of its own confusion is no acknowledgement.
   */
  private boolean isAcknowledged(int commit) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (commit % 2 == 1) {
          append(commit);
        } else {
          replace(commit);
        }
        return true;
      } catch (RuntimeException e) {
        if (choice.isOurs() && !isHeld(e)) {
          throw e;
        }
        Thread.sleep(50L * (own + 1));
      }
    }
    return false;
  }

  private static boolean isHeld(RuntimeException failure) {
    return failure instanceof NightjarException known && known.type() == ErrorType.HELD;
  }

  private void append(int commit) {
    rows(commit)
        .write()
        .format("delta")
        .mode("append")
        .option("txnAppId", "writer-" + own + "|" + commit)
        .option("txnVersion", 0)
        .save(lake + "/" + TABLE.layer() + "/" + TABLE.name());
  }

  private void replace(int commit) {
    Nights night = Nights.of(night(commit));
    String run = "run-" + own + "-" + commit;
    new DeltaTables(spark, lake, new CommitOrigin(run, "race", "job-" + own, "", "", -1))
        .replaceNights(TABLE, night, rows(commit), "fingerprint-" + commit);
  }

  private Dataset<Row> rows(int commit) {
    return spark
        .range(0, ROWS, 1, 1)
        .select(
            functions.lit(own).as("writer"),
            functions.lit(commit).as("commit"),
            functions.col("id").as("row"),
            functions.lit(night(commit)).as("_logical_date"));
  }

  /** No two writers have a night in common, so that no commit conflicts with another. */
  private LocalDate night(int commit) {
    return FIRST.plusDays(1_000L * own + commit);
  }

  private static void note(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
