package io.nightjar.validation.docs;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.Environment;
import io.nightjar.core.job.LakeSession;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class LakeDocsTest {
  @TempDir Path temp;

  private LakeDocs docs(SparkSession spark) {
    LakeSession session =
        LakeSession.on(
            spark,
            new Environment("test", temp.toString(), temp.toString(), "local[2]", Map.of()),
            Clock.systemUTC());
    return new LakeDocs(session.tables(), session.manifests());
  }

  private void fill(SparkSession spark) {
    LakeSession session =
        LakeSession.on(
            spark,
            new Environment("test", temp.toString(), temp.toString(), "local[2]", Map.of()),
            Clock.systemUTC());
    SyntheticChecks.manifests().forEach(session.manifests()::write);
    session.ledger().record(SyntheticChecks.manifests());
  }

  @Test
  void showsWhatTheLedgerAndTheManifestsSay(SparkSession spark) {
    fill(spark);
    SortedMap<String, String> pages =
        docs(spark).pages(new RecentChecks(Optional.empty(), 30), false);

    assertThat(pages).hasSize(1 + 2 + SyntheticChecks.NIGHTS);
    assertThat(PageLinks.broken(pages)).isEmpty();
    assertThat(pages.get("index.html"))
        .contains("Made by nightjar docs from ops.check_results@v0", "53 rows do not fit");
    assertThat(pages.get(Links.run(SyntheticChecks.run(0))))
        .contains("silver.sales@v7", "_nightjar/runs/shop/2024-03-01/validate/");
    assertThat(docs(spark).pages(new RecentChecks(Optional.of("shop"), 30), false))
        .isEqualTo(pages);
  }

  @Test
  void showsOnlyTheNewestNights(SparkSession spark) {
    fill(spark);
    SortedMap<String, String> pages =
        docs(spark).pages(new RecentChecks(Optional.empty(), 2), false);

    assertThat(pages).hasSize(1 + 2 + 2);
    assertThat(pages.get("index.html"))
        .contains("the newest 2 nights", "2024-03-13 or earlier, 2 nights");
  }

  @Test
  void addsPlotsOfThePublishedTablesWithoutTheirValues(SparkSession spark) {
    fill(spark);
    Rows.of(spark, "city STRING, price DOUBLE", row("Atlantis", 1.5), row("Atlantis", 2.5))
        .write()
        .format("delta")
        .save(temp.resolve("silver/sales").toString());
    SortedMap<String, String> pages =
        docs(spark).pages(new RecentChecks(Optional.empty(), 2), true);

    assertThat(pages)
        .containsKeys("tables/silver.sales/index.html", "tables/silver.sales/suite.json");
    assertThat(pages.get("tables/silver.sales/index.html"))
        .contains("silver.sales@v0", "Histogram of price from 1.5 to 2.5")
        .doesNotContain("Atlantis");
    assertThat(pages.get("index.html")).contains("plots of its columns");
    assertThat(PageLinks.broken(pages)).isEmpty();
  }

  @Test
  void refusesAPipelineThatWasNeverChecked(SparkSession spark) {
    assertThat(docs(spark).pages(new RecentChecks(Optional.empty(), 2), false))
        .containsOnlyKeys("index.html");
    assertThatThrownBy(() -> docs(spark).pages(new RecentChecks(Optional.of("shop"), 2), false))
        .hasMessageContaining("Nothing was checked for pipeline shop in this lake.");
  }
}
