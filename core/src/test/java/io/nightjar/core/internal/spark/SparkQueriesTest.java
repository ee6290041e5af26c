package io.nightjar.core.internal.spark;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.sql.GoodQueries;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class SparkQueriesTest {
  private static final TableName FLIGHTS = TableName.of("silver", "flights");
  private static final TableName PLANES = TableName.of("silver", "planes");
  private static final Map<String, Object> NIGHT =
      Map.of("date", LocalDate.of(2013, 3, 15), "as_of", Instant.parse("2013-03-16T04:00:00Z"));

  @Test
  void runsEveryGoodQuery(SparkSession spark) {
    Map<TableName, Dataset<Row>> tables =
        Map.of(
            FLIGHTS, spark.createDataFrame(List.of(), StructType.fromDDL(GoodQueries.FLIGHTS)),
            PLANES, spark.createDataFrame(List.of(), StructType.fromDDL(GoodQueries.PLANES)));
    SparkQueries queries = new SparkQueries(spark);
    for (String query : GoodQueries.all()) {
      Dataset<Row> rows = queries.run(sql(query), tables, NIGHT);
      assertThat(rows.schema().isEmpty()).as(query).isFalse();
    }
  }

  @Test
  void readsTheGivenRowsUnderAllTheirNames(SparkSession spark) {
    String query =
        "with f as (select * from silver.flights) select silver.planes.seats, planes.tailnum,"
            + " f.carrier, (select count(*) from silver.flights) n from f join silver.planes on"
            + " f.tailnum = planes.tailnum where exists (select 1 from silver.flights x where"
            + " x.tailnum = planes.tailnum)";
    assertThatRows(run(spark, query))
        .containsExactly(row(180, "N1", "AA", 3L), row(180, "N1", "BB", 3L));
  }

  @Test
  void joinsATableWithItself(SparkSession spark) {
    String query =
        "select a.carrier, b.carrier from silver.flights a join silver.flights b"
            + " on a.tailnum = b.tailnum and a.carrier < b.carrier";
    assertThatRows(run(spark, query)).containsExactly(row("AA", "BB"));
  }

  @Test
  void aCommonTableHidesNothingButItsOwnName(SparkSession spark) {
    String query =
        "with planes as (select 'x' as tailnum) select planes.tailnum, p.tailnum"
            + " from planes cross join silver.planes p";
    assertThatRows(run(spark, query)).containsExactly(row("x", "N1"));
  }

  @Test
  void bindsTheNight(SparkSession spark) {
    String query =
        "with t as (select :date as d) select d, :as_of as t, (select date_add(:date, 1)) e from t";
    assertThatRows(run(spark, query))
        .containsExactly(
            row(
                Date.valueOf("2013-03-15"),
                Timestamp.from(Instant.parse("2013-03-16T04:00:00Z")),
                Date.valueOf("2013-03-16")));
  }

  @Test
  void seesNoViewOfTheSession(SparkSession spark) {
    spark.range(3).createOrReplaceTempView("secret");
    spark.udf().register("upper", (UDF1<String, String>) value -> "hijacked", DataTypes.StringType);
    assertRefused(spark, "select * from secret", "x.sql:1: secret is not a table of the lake");
    assertRefused(spark, "select upper('a')", "x.sql:1: a function defined in the session");
  }

  @Test
  void namesTheTablesItMayRead(SparkSession spark) {
    assertRefused(
        spark,
        "select *\nfrom silver.weather",
        "x.sql:2: table silver.weather is not there for this query; it may read silver.flights,"
            + " silver.planes");
  }

  @Test
  void saysWhereAColumnIsWrong(SparkSession spark) {
    assertRefused(
        spark,
        "select carrier,\n tailnumm\nfrom silver.flights",
        "x.sql:2: unknown column `tailnumm`; there are ");
    assertRefused(
        spark,
        "select tailnum from silver.flights f join silver.planes p on true",
        "x.sql:1: column `tailnum` is in several tables");
    assertRefused(spark, "select\ncarrier + date '2013-01-01' from silver.flights", "x.sql:2: ");
    assertRefused(spark, "select make_date(array(1), 2, 3)", "x.sql:1: ");
    assertRefused(
        spark,
        "select carrier from silver.flights union all select tailnum, seats from silver.planes",
        "x.sql:1: ");
    assertRefused(spark, "select carrier, count(*) from silver.flights", "x.sql:1: ");
    assertRefused(spark, "select upper(carrier, 1) from silver.flights", "x.sql:1: ");
    assertRefused(spark, "select sum(sum(seats)) from silver.planes", "x.sql:1: ");
    assertRefused(spark, "select cast(date '2013-01-01' as int)", "x.sql:1: ");
    assertRefused(spark, "select 1 where 'x'", "x.sql:1: ");
    assertRefused(
        spark, "select (select seats from silver.planes), p.x.y from silver.planes p", "x.sql:1: ");
  }

  @Test
  void refusesWhatOnlyTheAnalyserSees(SparkSession spark) {
    assertRefused(
        spark,
        "select cast(concat('to', 'day') as date)",
        "x.sql:1: a text that means the current time");
    assertRefused(
        spark, "select to_date('yesterday')", "x.sql:1: a text that means the current time");
    assertRefused(
        spark,
        "select 1 where date '2013-01-01' < 'now'",
        "x.sql:1: a text that means the current time");
  }

  @Test
  void lineFeedsAndSecretsStayOutOfMessages(SparkSession spark) {
    assertThatThrownBy(() -> run(spark, "select nope from silver.flights"))
        .message()
        .doesNotContain("\n", "Project", "== SQL");
  }

  @Test
  void bindsParametersOnlyIfTheyAreGiven(SparkSession spark) {
    assertThatThrownBy(() -> new SparkQueries(spark).run(sql("select\n:date"), Map.of(), Map.of()))
        .isInstanceOf(NightjarException.class)
        .hasMessageStartingWith("x.sql:2: ");
  }

  @Test
  void castsStrictly(SparkSession spark) {
    assertThatThrownBy(
            () -> run(spark, "select cast(carrier as int) from silver.flights").collectAsList())
        .hasMessageContaining("CAST_INVALID_INPUT");
  }

  @Test
  void computesExpressions(SparkSession spark) {
    SparkQueries queries = new SparkQueries(spark);
    Dataset<Row> rows = Rows.of(spark, "year INT, month INT, day INT", row(2013, 3, 15));
    assertThatRows(rows.select(queries.expression(sql("make_date(year, month, day)"))))
        .containsExactly(row(Date.valueOf("2013-03-15")));
    assertThatThrownBy(() -> queries.expression(sql("rand()")))
        .isInstanceOf(NightjarException.class)
        .hasMessageStartingWith("x.sql:1: function rand");
  }

  @Test
  void readsTablesThatWereComputed(SparkSession spark) {
    Dataset<Row> random = planes(spark).withColumn("chance", functions.rand(7));
    Dataset<Row> rows =
        new SparkQueries(spark)
            .run(sql("select count(chance) n from silver.planes"), Map.of(PLANES, random), NIGHT);
    assertThatRows(rows).containsExactly(row(1L));
  }

  @Test
  void peopleMayAskForAnyRows(SparkSession spark) {
    Dataset<Row> rows =
        SparkQueries.adHoc(spark)
            .run(sql("select first(seats) s from silver.planes limit 1"), tables(spark), Map.of());
    assertThatRows(rows).containsExactly(row(180));
  }

  private static void assertRefused(SparkSession spark, String query, String message) {
    assertThatThrownBy(() -> run(spark, query))
        .as(query)
        .isInstanceOfSatisfying(
            NightjarException.class,
            e -> {
              assertThat(e.code()).isEqualTo(CoreErrorCode.INVALID_QUERY);
              assertThat(e.getMessage()).startsWith(message).doesNotContain("\n", "SQLSTATE");
            });
  }

  private static Dataset<Row> run(SparkSession spark, String query) {
    return new SparkQueries(spark).run(sql(query), tables(spark), NIGHT);
  }

  private static Map<TableName, Dataset<Row>> tables(SparkSession spark) {
    Dataset<Row> flights =
        Rows.of(
            spark,
            "carrier STRING, tailnum STRING",
            row("AA", "N1"),
            row("BB", "N1"),
            row("CC", null));
    return Map.of(FLIGHTS, flights, PLANES, planes(spark));
  }

  private static Dataset<Row> planes(SparkSession spark) {
    return Rows.of(spark, "tailnum STRING, seats INT", row("N1", 180));
  }

  private static SqlText sql(String text) {
    return new SqlText("x.sql", text);
  }
}
