package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.testkit.SparkTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights whose rows come out of a database. */
@SparkTest
class JdbcNightTest {
  private static final String NIGHT = "2024-01-02";
  private static final String NEXT = "2024-01-03";
  private static final String EASY = "id BIGINT, note STRING";

  private static Shop shop;

  @TempDir Path folder;
  private TestProject project;

  @BeforeAll
  static void start() {
    shop = Shop.open();
  }

  @AfterAll
  static void stop() throws IOException {
    shop.close();
  }

  @BeforeEach
  void declare() {
    project = new TestProject(folder).environment(shop.environment()).beside("sales.ddl", EASY);
    shop.sql("DROP TABLE IF EXISTS sales.orders");
  }

  @Test
  void aNightIsCopiedOnceAndEveryValueIsThereExactlyOrInQuarantine(SparkSession spark)
      throws IOException {
    String note = "Süß \"5 €\", \t\\N \n\u2028 \uD83D\uDE00 'x'; --";
    shop.sql(
        """
        CREATE TABLE sales.orders (id bigint, price numeric(9,2), free numeric, seen timestamptz,
          clock timestamp, day date, ratio double precision, flag boolean, note text,
          place uuid, picture bytea, updated_at timestamptz);
        INSERT INTO sales.orders VALUES
          (1, 12.50, 0.1, '2024-01-02 10:00:00.123456+02', '2024-03-10 02:30:00', '1500-01-01',
            0.1, true, $q$%s$q$,
            'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '\\xff', '2024-01-02 05:00:00Z'),
          (9223372036854775807, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
            '2024-01-03 04:59:59.999999Z'),
          (3, 'NaN', 1, NULL, NULL, NULL, NULL, NULL, '', NULL, NULL, '2024-01-02 12:00:00Z'),
          (4, 1, 1, NULL, NULL, 'infinity', NULL, NULL, 'b', NULL, NULL, '2024-01-02 12:00:00Z'),
          (5, 1, 0.12345, NULL, NULL, NULL, NULL, NULL, 'c', NULL, NULL, '2024-01-02 12:00:00Z'),
          (6, 1, 1, '-infinity', NULL, NULL, 'NaN', NULL, 'd', NULL, NULL, '2024-01-02 12:00:00Z'),
          (7, 1, 1, NULL, NULL, NULL, NULL, NULL, 'before', NULL, NULL, '2024-01-02 04:59:59Z'),
          (8, 1, 1, NULL, NULL, NULL, NULL, NULL, 'after', NULL, NULL, '2024-01-03 05:00:00Z'),
          (9, 1, 1, NULL, NULL, NULL, NULL, NULL, 'never', NULL, NULL, NULL)
        """
            .formatted(note));
    source("night: updated_at");
    project.beside(
        "sales.ddl",
        "id BIGINT NOT NULL, price DECIMAL(9,2), free DECIMAL(8,3), seen TIMESTAMP, clock"
            + " TIMESTAMP, day DATE, ratio DOUBLE, flag BOOLEAN, note STRING, place STRING");
    NightRig rig = rig(spark, "lake");
    RunManifest first = rig.job("ingest", NIGHT);
    assertThat(first.outcome().metrics())
        .as(first.outcome().toString())
        .containsEntry("rows-in", 6L)
        .containsEntry("rows-quarantined", 4L);
    assertThatRows(
            rig.table("bronze.sales")
                .selectExpr(
                    "id",
                    "string(price)",
                    "string(free)",
                    "string(seen)",
                    "string(clock)",
                    "string(day)",
                    "ratio",
                    "flag",
                    "note",
                    "place"))
        .containsExactly(
            row(
                1L,
                "12.50",
                "0.100",
                "2024-01-02 08:00:00.123456",
                "2024-03-10 02:30:00",
                "1500-01-01",
                0.1,
                true,
                note,
                "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
            row(Long.MAX_VALUE, null, null, null, null, null, null, null, null, null));
    assertThatRows(rig.table("quarantine.sales").select("column", "_source_file"))
        .containsExactly(
            row("price", "sales/2024-01-02/rows-000.json.gz"),
            row("day", "sales/2024-01-02/rows-000.json.gz"),
            row("free", "sales/2024-01-02/rows-000.json.gz"),
            row("seen", "sales/2024-01-02/rows-000.json.gz"));

    shop.sql("DELETE FROM sales.orders WHERE id <> 8; UPDATE sales.orders SET id = 80");
    assertThat(rig.again("ingest", NIGHT).outcome().metrics()).isEqualTo(first.outcome().metrics());
    assertThat(rig.table("bronze.sales").count()).isEqualTo(2);
    rig.job("ingest", NEXT);
    assertThatRows(rig.table("bronze.sales").where("note = 'after'").select("id"))
        .containsExactly(row(80L));
    assertThat(rig.unproven("bronze.sales")).isEmpty();

    source("night: updated_at}\n    corrections: true #");
    shop.sql("INSERT INTO sales.orders (id, updated_at) VALUES (81, '2024-01-02 12:00:00Z')");
    NightRig corrected = rig(spark, "lake");
    assertThat(corrected.job("ingest", NIGHT).outcome().notes().toString())
        .contains("was corrected: rows 6 -> 1");
    assertThat(corrected.table("bronze.sales").count()).isEqualTo(2);
    assertNoSecret();
  }

  @Test
  void aNightWhoseCopyWasLetGoMustSayTheSameAgain(SparkSession spark) throws IOException {
    shop.sql(
        "CREATE TABLE sales.orders AS SELECT 1::bigint AS id, 'a' AS note, DATE '2024-01-02' d");
    source("night: d");
    NightRig rig = rig(spark, "lake");
    rig.job("ingest", NIGHT);
    FileUtils.deleteDirectory(copy());
    assertThat(rig.again("ingest", NIGHT).outcome().exitCode()).isZero();
    assertThat(copy()).isDirectory();

    FileUtils.deleteDirectory(copy());
    shop.sql("UPDATE sales.orders SET note = 'b'");
    RunManifest.Outcome refused = rig.again("ingest", NIGHT).outcome();

    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(20);
    assertThatRows(rig.table("bronze.sales").select("note")).containsExactly(row("a"));
  }

  private File copy() {
    return folder.resolve("lake/_nightjar/copies/shop/sales/" + NIGHT).toFile();
  }

  @Test
  void manyTasksReadWhatOneReadsWhileOthersWrite(SparkSession spark) throws Exception {
    shop.sql(
        """
        CREATE TABLE sales.orders AS
          SELECT CASE WHEN n % 100 = 0 THEN NULL ELSE n - 2000 END::bigint AS id,
            'note ' || n AS note, date '2024-01-02' AS day FROM generate_series(1, 6000) AS n
        """);
    source("night: day");
    NightRig one = rig(spark, "one");
    one.job("ingest", NIGHT);
    source("night: day, split: {by: id, parts: 4}");
    AtomicBoolean isDone = new AtomicBoolean();
    Thread writer =
        new Thread(
            () -> {
              while (!isDone.get()) {
                shop.sql("UPDATE sales.orders SET id = 2000 - id");
                shop.ask("SELECT pg_sleep(0.05)");
              }
            });
    NightRig many = rig(spark, "many");
    writer.start();
    RunManifest manifest = many.job("ingest", NIGHT);
    isDone.set(true);
    writer.join();
    assertThat(manifest.outcome().metrics())
        .as(manifest.outcome().toString())
        .containsEntry("sales.files", 4)
        .containsEntry("rows-in", 6_000L);
    Dataset<Row> expected = one.table("bronze.sales").select("id", "note");
    Dataset<Row> swapped = expected.selectExpr("2000 - id AS id", "note");
    Dataset<Row> found = many.table("bronze.sales").select("id", "note");
    assertThat(Math.min(found.exceptAll(expected).count(), found.exceptAll(swapped).count()))
        .isZero();
  }

  @Test
  void aWholeTableReplacesWhatWasThereIfItHasChanged(SparkSession spark) {
    shop.sql("CREATE TABLE sales.orders AS SELECT 1::bigint AS id, 'a' AS note");
    source("");
    NightRig rig = rig(spark, "lake");
    rig.job("ingest", NIGHT);
    RunManifest unchanged = rig.job("ingest", NEXT);
    assertThat(unchanged.outcome().metrics()).containsEntry("rows-in", 1L);
    assertThat(rig.versions("bronze.sales")).isEqualTo(1);
    shop.sql("TRUNCATE sales.orders");
    rig.job("ingest", "2024-01-04");
    assertThatRows(rig.table("bronze.sales")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidInOneLineAndNothingIsWritten(SparkSession spark) throws IOException {
    shop.sql("CREATE TABLE sales.orders AS SELECT 1::bigint AS id, 'a' AS note, now() AS at");
    source("night: at");
    assertFailure(spark, "2999-01-02", 40, "not complete", "end of the");
    source("night: changed");
    assertFailure(spark, NIGHT, 10, "table sales.orders does not fit jdbc.night: changed");
    source("night: note");
    assertFailure(spark, NIGHT, 10, "is neither a DATE nor a TIMESTAMP");
    source("split: {by: note, parts: 2}");
    assertFailure(spark, NIGHT, 10, "split.by: note, which is no column of numbers");
    project.beside("sales.ddl", "id BIGINT, note STRING, price INT");
    source("");
    assertFailure(spark, NIGHT, 20, "it lacks price");
    project.beside("sales.ddl", "id DATE, note STRING");
    assertFailure(spark, NIGHT, 20, "id", "DATE");
    project.beside("sales.ddl", EASY);
    shop.sql("REVOKE SELECT ON sales.orders FROM reader");
    assertFailure(spark, NIGHT, 10, "has no table sales.orders that may be read (SQL state 42501)");
    shop.sql("DROP TABLE sales.orders");
    assertFailure(spark, NIGHT, 10, "has no table sales.orders that may be read (SQL state 42P01)");
    shop.sql(
        "CREATE VIEW sales.orders AS SELECT 1::bigint id, (1 / (n - 5))::text note"
            + " FROM generate_series(1, 9) n");
    assertFailure(spark, NIGHT, 40, "failed while table sales.orders was read (SQL state 22012)");
    shop.sql("DROP VIEW sales.orders");
    project.environment(Shop.environment(1, "reader"));
    assertFailure(spark, NIGHT, 40, "connection shop does not reach its database");
    project.environment(shop.environment().replace("jdbc:postgresql", "jdbc:nothing"));
    assertFailure(spark, NIGHT, 10, "there is no driver for its url");
    project.environment(shop.environment());
    assertFailure(spark, NIGHT, 10, Map.of("SHOP_PASSWORD", "wrong"), "refuses the login");
    assertFailure(spark, NIGHT, 10, Map.of(), "environment variable SHOP_PASSWORD is not set");
    assertThat(folder.resolve("lake/bronze")).doesNotExist();
    assertNoSecret();
  }

  private void assertFailure(SparkSession spark, String night, int code, String... words) {
    assertFailure(spark, night, code, Map.of("SHOP_PASSWORD", Shop.PASSWORD), words);
  }

  private void assertFailure(
      SparkSession spark, String night, int code, Map<String, String> secrets, String... words) {
    RunManifest manifest = project.rig(spark, "lake", secrets).job("ingest", night);
    assertThat(manifest.outcome().exitCode()).as(manifest.outcome().toString()).isEqualTo(code);
    String message = ((RunManifest.Failed) manifest.outcome()).message();
    assertThat(message).contains(words).doesNotContain("Exception", "127.0.0.1");
    assertThat(message.lines().skip(1)).allMatch(line -> line.startsWith("  "));
  }

  private void assertNoSecret() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(Shop.PASSWORD);
      }
    }
  }

  private NightRig rig(SparkSession spark, String lake) {
    return project.rig(spark, lake, Map.of("SHOP_PASSWORD", Shop.PASSWORD));
  }

  private void source(String keys) {
    String more = keys.isEmpty() ? "" : ", " + keys;
    project.pipeline(
        """
        sources:
          sales:
            format: jdbc
            jdbc: {connection: shop, table: sales.orders%s}
            columns: sales.ddl
        """
            .formatted(more));
  }
}
