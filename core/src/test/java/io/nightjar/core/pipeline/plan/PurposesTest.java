package io.nightjar.core.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.project.SampleProject;
import io.nightjar.core.table.TableName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PurposesTest {
  private static final String CONF = "conf/pipelines/shop";
  private static final TableName ORDERS = TableName.of("silver", "orders");
  private static final TableName SIZES = TableName.of("silver", "sizes");
  private static final TableName RETURNS = TableName.of("silver", "returns");
  private static final TableName FEATURES = TableName.of("gold", "order_features");
  private static final String ASKS =
      """
      {"expectations": [{"type": "expect_column_to_exist", %s, "kwargs": {"column": "order_id"}}]}
      """;

  @TempDir Path folder;

  private SampleProject project() {
    return SampleProject.copyTo(folder)
        .write(CONF + "/suites/orders.json", ASKS.formatted("\"environments\": [\"training\"]"))
        .write(
            CONF + "/suites/features.json",
            ASKS.formatted("\"meta\": {\"nightjar\": {\"environments\": [\"training\"]}}"));
  }

  @Test
  void whatIsScoredIsForScoringAndWhatOnlyTrainingSeesForTraining() {
    SampleProject project =
        project()
            .replace(
                CONF + ".yaml",
                "  silver.sizes:",
                "  silver.returns:\n    sql: tables/returns.sql\n    key: [order_id]\n"
                    + "    suite: suites/orders.json\n  silver.sizes:")
            .write(CONF + "/tables/returns.sql", "SELECT order_id, returned FROM bronze.orders")
            .write(CONF + "/label.sql", "SELECT order_id, returned FROM silver.returns");

    Plan plan = project.open().plan("shop");

    assertThat(plan.purpose(FEATURES)).contains(Purpose.SCORING);
    assertThat(plan.purpose(ORDERS)).contains(Purpose.SCORING);
    assertThat(plan.purpose(RETURNS)).contains(Purpose.TRAINING);
    assertThat(plan.purpose(SIZES)).isEmpty();
  }

  @Test
  void withoutScoringAllThatIsLearnedFromIsForTraining() {
    Plan plan = project().open("scoring=").plan("shop");

    assertThat(plan.purpose(FEATURES)).contains(Purpose.TRAINING);
    assertThat(plan.purpose(ORDERS)).contains(Purpose.TRAINING);
  }

  @Test
  void withoutAModelThereIsNoPurpose() {
    Plan plan = project().open("scoring=", "training=").plan("shop");

    assertThat(plan.purpose(FEATURES)).isEmpty();
  }

  @Test
  void aSuiteThatDoesNotAskKeepsItsPlan() {
    Plan plan = SampleProject.copyTo(folder).open().plan("shop");

    assertThat(plan.purpose(FEATURES)).isEmpty();
    assertThat(plan.job("validate-features").config().has("purposes")).isFalse();
  }
}
