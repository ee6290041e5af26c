package io.nightjar.core.internal.delta;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.TableVersion;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class DeltaTablesTest {
  private static final TableName FLIGHTS = TableName.of("silver", "flights");
  private static final LocalDate FIRST = LocalDate.of(2013, 3, 1);
  private static final String COLUMNS = "id BIGINT, _logical_date DATE";

  @TempDir private Path lake;

  @Test
  void repeatsNothingForTheSameFingerprint(SparkSession spark) {
    TableCommit first = write(spark, "r1", FIRST, "a", 1, 2);
    TableCommit again = write(spark, "r2", FIRST, "a", 1, 2);
    TableCommit other = write(spark, "r3", FIRST, "b", 3);

    assertThat(first)
        .usingRecursiveComparison()
        .ignoringFields("digest", "isWhole")
        .isEqualTo(new TableCommit(new PinnedTable(FLIGHTS, 0), true, 2, "", false));
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("digest", "isWhole")
        .isEqualTo(new TableCommit(new PinnedTable(FLIGHTS, 0), false, 2, "", false));
    assertThat(other)
        .usingRecursiveComparison()
        .ignoringFields("digest", "isWhole")
        .isEqualTo(new TableCommit(new PinnedTable(FLIGHTS, 1), true, 1, "", false));
    assertThatRows(door(spark, "r4").read(other.table())).containsExactly(night(FIRST, 3));
    assertThatRows(door(spark, "r4").read(first.table()))
        .containsExactly(night(FIRST, 1), night(FIRST, 2));
  }

  @Test
  void holdsTheSameRowsWhateverTheOrderOfNights(SparkSession spark) {
    TableName shuffled = TableName.of("silver", "shuffled");
    for (int day : List.of(0, 1, 2)) {
      write(spark, "r", FIRST.plusDays(day), "a", day);
    }
    for (int day : List.of(2, 0, 1, 2)) {
      LocalDate night = FIRST.plusDays(day);
      door(spark, "r").replaceNights(shuffled, Nights.of(night), rows(spark, night, day), "a");
    }
    assertThat(digest(spark, shuffled)).isEqualTo(digest(spark, FLIGHTS));
    assertThat(digest(spark, shuffled).rows()).isEqualTo(3);
  }

  @Test
  void keepsOtherNightsOfARange(SparkSession spark) {
    write(spark, "r1", FIRST.minusDays(1), "a", 7);
    Nights range = new Nights(FIRST, FIRST.plusDays(1));
    Dataset<Row> rows = rows(spark, FIRST, 1).union(rows(spark, FIRST.plusDays(1), 2));
    TableCommit commit = door(spark, "r2").replaceNights(FLIGHTS, range, rows, "a");
    assertThatRows(door(spark, "r3").read(commit.table()))
        .containsExactly(
            night(FIRST.minusDays(1), 7), night(FIRST, 1), night(FIRST.plusDays(1), 2));
  }

  @Test
  void writesAgainWhatALaterRunHasReplaced(SparkSession spark) {
    Nights range = new Nights(FIRST, FIRST.plusDays(1));
    Dataset<Row> rows = rows(spark, FIRST, 1).union(rows(spark, FIRST.plusDays(1), 2));
    door(spark, "r1").replaceNights(FLIGHTS, range, rows, "a");
    write(spark, "r2", FIRST, "b", 9);
    TableCommit again = door(spark, "r3").replaceNights(FLIGHTS, range, rows, "a");
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("digest", "isWhole")
        .isEqualTo(new TableCommit(new PinnedTable(FLIGHTS, 2), true, 2, "", false));
    assertThatRows(door(spark, "r4").read(again.table()))
        .containsExactly(night(FIRST, 1), night(FIRST.plusDays(1), 2));
  }

  @Test
  void leavesOneCommitForAnEmptyNight(SparkSession spark) {
    TableCommit created = write(spark, "r1", FIRST, "a");
    TableCommit empty = write(spark, "r2", FIRST.plusDays(1), "a");
    TableCommit again = write(spark, "r3", FIRST.plusDays(1), "a");
    assertThat(created)
        .usingRecursiveComparison()
        .ignoringFields("digest", "isWhole")
        .isEqualTo(new TableCommit(new PinnedTable(FLIGHTS, 0), true, 0, "", false));
    assertThat(empty)
        .usingRecursiveComparison()
        .ignoringFields("digest", "isWhole")
        .isEqualTo(new TableCommit(new PinnedTable(FLIGHTS, 1), true, 0, "", false));
    assertThat(again)
        .usingRecursiveComparison()
        .ignoringFields("digest", "isWhole")
        .isEqualTo(new TableCommit(new PinnedTable(FLIGHTS, 1), false, 0, "", false));
    assertThatRows(door(spark, "r4").read(empty.table())).isEmpty();
  }

  @Test
  void replacesAWholeTable(SparkSession spark) {
    write(spark, "r1", FIRST, "a", 1);
    TableCommit commit =
        door(spark, "r2")
            .overwrite(FLIGHTS, Nights.of(FIRST), rows(spark, FIRST.plusDays(5), 2), "b");
    assertThatRows(door(spark, "r3").read(commit.table()))
        .containsExactly(night(FIRST.plusDays(5), 2));
  }

  @Test
  void remembersWhatPassed(SparkSession spark) {
    DeltaTables door = door(spark, "r1");
    TableCommit commit = door.replaceNights(FLIGHTS, Nights.of(FIRST), rows(spark, FIRST, 1), "a");
    door.read(commit.table());
    door.read(commit.table());
    assertThat(door.inputs()).containsExactly(commit.table());
    assertThat(door.outputs()).containsExactly(commit);
  }

  @Test
  void knowsItsTablesAndTheirHistory(SparkSession spark) {
    write(spark, "r1", FIRST, "a", 1);
    write(spark, "r2", FIRST, "b", 2);
    door(spark, "r3").replaceNights(FLIGHTS.staged(), Nights.of(FIRST), rows(spark, FIRST, 1), "a");
    List<TableVersion> history = door(spark, "r4").history(FLIGHTS);
    assertThat(history).extracting(TableVersion::version).containsExactly(1L, 0L);
    assertThat(history.get(0).origin())
        .isEqualTo(new CommitOrigin("r2", "flights", "refine", "2013-03-01", "b", 1));
    assertThat(door(spark, "r4").list()).containsExactly(FLIGHTS);
    assertThat(door(spark, "r4").findLatest(TableName.of("gold", "none"))).isEmpty();
  }

  @Test
  void refusesRowsOfOtherNights(SparkSession spark) {
    assertRefused(
        () -> writeRows(spark, FIRST, rows(spark, FIRST.plusDays(1), 1)),
        CoreErrorCode.FOREIGN_NIGHTS,
        "not one of 2013-03-01");
    write(spark, "r1", FIRST, "a", 1);
    assertRefused(
        () -> writeRows(spark, FIRST, rows(spark, FIRST.plusDays(1), 1)),
        CoreErrorCode.FOREIGN_NIGHTS,
        "not one of 2013-03-01");
    assertRefused(
        () -> writeRows(spark, FIRST, Rows.of(spark, COLUMNS, row(1L, null))),
        CoreErrorCode.FOREIGN_NIGHTS,
        "not one of 2013-03-01");
  }

  @Test
  void refusesAnotherSchemaWithADifferenceOfOneLine(SparkSession spark) {
    write(spark, "r1", FIRST, "a", 1);
    Dataset<Row> other =
        Rows.of(spark, "id STRING, more INT, _logical_date DATE", row("1", 2, Date.valueOf(FIRST)));
    assertRefused(
        () -> writeRows(spark, FIRST, other),
        CoreErrorCode.TABLE_SCHEMA_CHANGED,
        "(column id is string instead of bigint, new column more int)");
    assertRefused(
        () -> writeRows(spark, FIRST, rows(spark, FIRST, 1).drop("id")),
        CoreErrorCode.TABLE_SCHEMA_CHANGED,
        "(missing column id bigint)");
  }

  @Test
  void keepsTheReaderProtocolAtOne(SparkSession spark) {
    write(spark, "r1", FIRST, "a", 1);
    assertThat(
            DeltaLog.forTable(spark, lake + "/silver/flights")
                .unsafeVolatileSnapshot()
                .protocol()
                .minReaderVersion())
        .isEqualTo(1);
    assertRefused(
        () -> writeRows(spark, FIRST, rows(spark, FIRST, 1).selectExpr("*", "id + 1 as `a b`")),
        CoreErrorCode.TABLE_SCHEMA_CHANGED,
        "its name has a space");
    assertRefused(
        () ->
            writeRows(
                spark,
                FIRST,
                rows(spark, FIRST, 1)
                    .selectExpr("*", "array(named_struct('t', TIMESTAMP_NTZ'2013-03-01')) as t")),
        CoreErrorCode.TABLE_SCHEMA_CHANGED,
        "use TIMESTAMP");
  }

  @Test
  void refusesWhatIsNotThere(SparkSession spark) {
    assertRefused(
        () -> door(spark, "r1").read(new PinnedTable(FLIGHTS, 0)),
        CoreErrorCode.TABLE_NOT_FOUND,
        "silver.flights");
    write(spark, "r1", FIRST, "a", 1);
    assertRefused(
        () -> door(spark, "r1").read(new PinnedTable(FLIGHTS, 7)),
        CoreErrorCode.TABLE_VERSION_NOT_FOUND,
        "silver.flights@v7");
  }

  @Test
  void saysWhichValueKindFailedButNotTheValue(SparkSession spark) {
    Dataset<Row> rows =
        rows(spark, FIRST, 1).selectExpr("cast('Miller' as bigint) as id", "_logical_date");
    assertRefused(
        () -> writeRows(spark, FIRST, rows),
        CoreErrorCode.VALUE_NOT_USABLE,
        "silver.flights: a value does not fit (CAST_INVALID_INPUT)");
    assertThatThrownBy(() -> writeRows(spark, FIRST, rows)).hasMessageNotContaining("Miller");
  }

  private static void assertRefused(Runnable action, CoreErrorCode code, String message) {
    assertThatThrownBy(action::run)
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((NightjarException) e).code())
        .isEqualTo(code);
  }

  private TableDigest digest(SparkSession spark, TableName name) {
    DeltaTables door = door(spark, "d");
    return TableDigest.of(door.read(door.findLatest(name).orElseThrow()));
  }

  private TableCommit write(
      SparkSession spark, String run, LocalDate night, String fingerprint, long... ids) {
    return door(spark, run)
        .replaceNights(FLIGHTS, Nights.of(night), rows(spark, night, ids), fingerprint);
  }

  private void writeRows(SparkSession spark, LocalDate night, Dataset<Row> rows) {
    door(spark, "x").replaceNights(FLIGHTS, Nights.of(night), rows, "x");
  }

  private DeltaTables door(SparkSession spark, String run) {
    return new DeltaTables(
        spark, lake.toString(), new CommitOrigin(run, "flights", "refine", "", "", -1));
  }

  private static Dataset<Row> rows(SparkSession spark, LocalDate night, long... ids) {
    Row[] rows = new Row[ids.length];
    for (int i = 0; i < ids.length; i++) {
      rows[i] = night(night, ids[i]);
    }
    return Rows.of(spark, COLUMNS, rows);
  }

  private static Row night(LocalDate night, long id) {
    return row(id, Date.valueOf(night));
  }
}
