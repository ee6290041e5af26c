package io.nightjar.core.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.config.Environment;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.print.Launch;
import io.nightjar.core.pipeline.plan.print.PlanDiagram;
import io.nightjar.core.pipeline.plan.print.PlanJson;
import io.nightjar.core.pipeline.plan.print.PlanText;
import io.nightjar.core.pipeline.project.CheckReport;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.pipeline.project.SampleProject;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlannerTest {
  private static final String FILE = "conf/pipelines/shop.yaml";

  @TempDir Path folder;

  @Test
  void printsThePlanAsASchedulerReadsIt() throws IOException {
    Project project = SampleProject.copyTo(folder).open();
    assertThat(PlanJson.write(project.plan("shop")) + "\n").isEqualTo(golden("shop-plan.json"));
  }

  /** The same file is what the tests of the DAGs read. */
  @Test
  void printsThePlanWithAllItTakesToStartIt() throws IOException {
    Environment environment =
        new Environment(
            "prod", "s3a://shop/lake", "s3a://shop/landing", "spark://spark:7077", Map.of());
    Launch launch =
        new Launch(
            Path.of("/opt/nightjar"),
            Path.of("/srv/shop/.nightjar/airflow/spark-submit"),
            environment,
            List.of("--project", "/srv/shop", "--env", "prod"));
    Plan plan =
        SampleProject.copyTo(folder)
            .open("schedule.due=06:00", "schedule.maintain=0 7 * * SUN")
            .plan("shop");
    assertThat(PlanJson.write(plan, launch) + "\n")
        .isEqualTo(Files.readString(Path.of("..", "dags", "tests", "plans", "shop.json")));
  }

  @Test
  void explainsThePlanAsTextAndDiagram() throws IOException {
    Plan plan = SampleProject.copyTo(folder).open().plan("shop");
    assertThat(PlanText.flow(plan) + "\n" + PlanText.jobs(plan) + "\n")
        .isEqualTo(golden("shop-plan.txt"));
    assertThat(PlanDiagram.mermaid(plan) + "\n").isEqualTo(golden("shop-plan.mmd"));
  }

  @Test
  void leavesOutWhatIsNotThere() {
    SampleProject project = SampleProject.copyTo(folder);
    project
        .replace(FILE, "    suite: suites/orders.json\n", "")
        .replace(FILE, "  suite: suites/features.json\n", "");
    Plan plan = project.open("scoring=", "training=").plan("shop");
    assertThat(plan.jobs())
        .extracting(PlannedJob::name)
        .containsExactly("ingest", "refine", "refine-2", "build-features");
    assertThat(plan.job("build-features").inputs())
        .isEqualTo(
            Map.of(
                TableName.of("silver", "orders"), "refine",
                TableName.of("silver", "sizes"), "refine-2"));
    assertThat(plan.job("build-features").outputs())
        .containsExactly(TableName.of("gold", "order_features"));
  }

  @Test
  void changesTheDigestsOfTheJobsThatAChangeConcerns() {
    SampleProject project = SampleProject.copyTo(folder);
    Plan before = project.open().plan("shop");
    project.replace("conf/pipelines/shop/label.sql", "returned FROM", "returned  FROM");
    project.replace(FILE, "description: Which", "# a comment\ndescription: Which");
    Plan after = project.open().plan("shop");
    assertThat(after.configDigest()).isNotEqualTo(before.configDigest());
    assertThat(changedJobs(before, after)).containsExactly("train");

    Plan moved = project.open("sources.orders.path={date}.csv").plan("shop");
    assertThat(changedJobs(after, moved)).containsExactly("ingest");
  }

  @Test
  void hasEqualDigestsForEqualMeaning() {
    SampleProject project = SampleProject.copyTo(folder);
    Plan before = project.open().plan("shop");
    project.replace(FILE, "{gap: forward}", "{overlap: earlier, gap: forward}");
    assertThat(project.open().plan("shop").configDigest()).isEqualTo(before.configDigest());
  }

  @Test
  void tellsWhoseTableItIs() {
    SampleProject project = SampleProject.copyTo(folder);
    project.write(
        "conf/pipelines/kiosk.yaml",
        """
        pipeline: kiosk
        description: Takes what is not its own
        owner: {team: kiosk}
        time-zone: UTC
        start: 2024-01-01
        sources:
          products: {format: csv, path: p.csv, columns: products.ddl, known-at: "DATE'2024-01-01'"}
        """);
    project.write("conf/pipelines/kiosk/products.ddl", "product STRING\n");
    assertThat(project.open().check(List.of()).problems())
        .containsExactly(
            "conf/pipelines/shop.yaml: bronze.products: the table belongs to"
                + " conf/pipelines/kiosk.yaml already; every table has one owner");
    assertThat(project.open().check(List.of("shop")).problems()).isEmpty();
  }

  @Test
  void readsTablesOfOtherPipelinesAsTheyWereReleased() {
    SampleProject project = SampleProject.copyTo(folder);
    project.write(
        "conf/pipelines/kiosk.yaml",
        """
        pipeline: kiosk
        description: Reads what is another's
        owner: {team: kiosk}
        time-zone: UTC
        start: 2024-01-01
        uses:
          silver.orders: {fresh-within: 2 days}
        tables:
          silver.prices: {sql: prices.sql, key: [order_id]}
        """);
    project.write("conf/pipelines/kiosk/prices.sql", "SELECT * FROM silver.orders");
    assertThat(project.open().check(List.of("kiosk")).problems()).isEmpty();
    Plan plan = project.open().plan("kiosk");
    assertThat(plan.job("refine").inputs())
        .isEqualTo(Map.of(TableName.of("silver", "orders"), "release:shop"));
    assertThat(plan.pipeline().keys().get(TableName.of("silver", "orders")))
        .containsExactly("order_id");
    assertThat(PlanText.flow(plan)).contains("silver.orders  (as released by pipeline shop)");
    assertThat(PlanDiagram.mermaid(plan)).contains("pipeline_shop --> t_silver_orders");

    project.replace("conf/pipelines/kiosk.yaml", "silver.orders", "silver.order");
    project.write("conf/pipelines/kiosk/prices.sql", "SELECT * FROM silver.order");
    assertThat(project.open().check(List.of("kiosk")).problems())
        .containsExactly(
            "conf/pipelines/kiosk.yaml:7: uses.silver.order: no other pipeline of the project makes"
                + " this table; did you mean \"silver.orders\"?");
  }

  @Test
  void plansTheChangeOfATableByKeyAsTwoJobs() {
    SampleProject project = SampleProject.copyTo(folder);
    project.replace(FILE, "sql: tables/sizes.sql", "sql: tables/sizes.sql\n    history: scd2");
    Plan plan = project.open().plan("shop");
    assertThat(plan.job("refine-2").outputs())
        .containsExactly(TableName.of("silver", "sizes").staged());
    assertThat(plan.job("apply-tables-2").job()).isEqualTo("publish");
    assertThat(plan.job("apply-tables-2").after()).containsExactly("refine-2");
    assertThat(plan.job("build-features").inputs())
        .containsEntry(TableName.of("silver", "sizes"), "apply-tables-2");
  }

  @Test
  void refusesALinkThatLeadsOutOfTheProject(@TempDir Path outside) throws IOException {
    SampleProject project = SampleProject.copyTo(folder);
    Path secret = Files.writeString(outside.resolve("secret.sql"), "SELECT 1");
    Path link = project.file("conf/pipelines/shop/label.sql");
    Files.delete(link);
    Files.createSymbolicLink(link, secret);
    assertThat(project.open().check(List.of()).problems())
        .containsExactly(
            "conf/pipelines/shop.yaml:43: label.sql: conf/pipelines/shop/label.sql leads out of the"
                + " project by a link");
  }

  @Test
  void notesHistoryThatIsNotHonest() {
    SampleProject project = SampleProject.copyTo(folder);
    project.replace(FILE, "    known-at: to_timestamp('2024-01-01 00:00:00')\n", "");
    CheckReport report = project.open().check(List.of(FILE));
    assertThat(report.problems()).isEmpty();
    assertThat(report.notes())
        .containsExactly(
            "conf/pipelines/shop.yaml:17: sources.products.known-at: not declared and not delivered"
                + " by date: all rows count as known since the first night, so a load of history is"
                + " only honest if that is true");
  }

  @Test
  void trainsWhenTheScheduleFiresOnTheDayAfterTheNight() {
    SampleProject project = SampleProject.copyTo(folder);
    Pipeline monthly = project.open().plan("shop").pipeline();
    assertThat(dueNights(monthly, "2024-02-27", "2024-04-02"))
        .containsExactly("2024-02-29", "2024-03-31");
    Pipeline inTheGap = project.open("schedule.train=30 2 * * SUN").plan("shop").pipeline();
    assertThat(dueNights(inTheGap, "2024-03-20", "2024-04-10"))
        .containsExactly("2024-03-23", "2024-03-30", "2024-04-06");
    Pipeline midnight = project.open("schedule.train=0 0 1 1 *").plan("shop").pipeline();
    assertThat(dueNights(midnight, "2024-12-01", "2025-02-01")).containsExactly("2024-12-31");
    Pipeline never = project.open("schedule.train=").plan("shop").pipeline();
    assertThat(dueNights(never, "2024-02-27", "2024-04-02")).isEmpty();
  }

  private static List<String> dueNights(Pipeline pipeline, String from, String to) {
    return LocalDate.parse(from)
        .datesUntil(LocalDate.parse(to))
        .filter(night -> TrainingCalendar.isDue(pipeline, night))
        .map(LocalDate::toString)
        .toList();
  }

  private static List<String> changedJobs(Plan before, Plan after) {
    return after.jobs().stream()
        .filter(job -> !before.job(job.name()).config().equals(job.config()))
        .map(PlannedJob::name)
        .toList();
  }

  private static String golden(String name) throws IOException {
    return Files.readString(Path.of("src", "test", "resources", "golden", name));
  }
}
