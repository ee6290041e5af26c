package io.nightjar.core.pipeline.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.check.DeepCheck;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.project.SampleProject;
import io.nightjar.core.table.TableName;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the analysis on empty tables says about declared features. */
@SparkTest
class DeclaredFeaturesCheckTest {
  private static final String GOOD =
      """
          - window:
              from: silver.orders
              by: [product]
              over: [1 day, 7 days]
              aggregate: {rows: count(*), prices: sum(price), mean_price: avg(price), back: rate(returned), latest: last(product)}
              where: price > 0
          - lookup: {from: silver.orders, by: [product], take: {last_price: price, last_return: returned}, not-older-than: 6 hours}
          - expression: {change: mean_price_7_days - last_price, product_again: product}
      """;

  @TempDir Path folder;
  private int projects;

  @Test
  void knowsTheColumnsOfGoodDeclarations(SparkSession spark) {
    DeepCheck.Result result = check(spark, GOOD);
    assertThat(result.problems()).isEmpty();
    assertThat(result.schemas().get(TableName.of("gold", "order_features")).toDDL())
        .startsWith(
            "order_id BIGINT,price DECIMAL(10,2),weight DOUBLE,"
                + "rows_1_day BIGINT,rows_7_days BIGINT,"
                + "prices_1_day DECIMAL(20,2),prices_7_days DECIMAL(20,2),"
                + "mean_price_1_day DOUBLE,mean_price_7_days DOUBLE,"
                + "back_1_day DOUBLE,back_7_days DOUBLE,"
                + "latest_1_day STRING,latest_7_days STRING,"
                + "last_price DECIMAL(10,2),last_return BOOLEAN,"
                + "change DOUBLE,product_again STRING,_logical_date");
  }

  @Test
  void saysWhichColumnIsUnknown(SparkSession spark) {
    assertSays(
        spark,
        "by: [product]\n",
        "by: [produkt]\n",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.by: the population has no column"
            + " produkt; did you mean product?",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.by: the table has no column"
            + " produkt; did you mean product?");
    assertSays(
        spark,
        "sum(price)",
        "sum(prise)",
        "conf/pipelines/shop.yaml:44: unknown column `prise`; there are `price`");
    assertSays(
        spark,
        "where: price > 0",
        "where: prise > 0",
        "conf/pipelines/shop.yaml:45: unknown column `prise`; there are `price`");
    assertSays(
        spark,
        "last_price: price",
        "last_price: prise",
        "conf/pipelines/shop.yaml:46: features.columns[2].lookup.take: silver.orders has no column"
            + " prise; did you mean price?",
        "conf/pipelines/shop.yaml:47: unknown column `last_price`");
    assertSays(
        spark,
        "- last_price",
        "- last_prise",
        "conf/pipelines/shop.yaml:47: unknown column `last_prise`; there are `last_price`");
  }

  @Test
  void saysWhichTypeDoesNotFit(SparkSession spark) {
    assertSays(
        spark,
        "by: [product]\n",
        "by: {product: order_id}\n",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.by: product is STRING, but"
            + " order_id of the table is BIGINT; CAST one of them");
    assertSays(
        spark,
        "where: price > 0",
        "where: price",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.where: is DECIMAL(10,2), but must"
            + " be BOOLEAN");
    assertSays(
        spark,
        "sum(price)",
        "sum(product)",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.aggregate.prices: sum needs a"
            + " number or a boolean; found STRING");
    assertSays(
        spark,
        "rate(returned)",
        "rate(price)",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.aggregate.back: rate needs a"
            + " condition, such as delay > 15; found DECIMAL(10,2)");
    assertSays(
        spark,
        "where: price > 0",
        "time: _logical_date",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.time: _logical_date is a DATE,"
            + " which lies in whole days only; add kind: calendar");
    assertSays(
        spark,
        "where: price > 0",
        "time: product",
        "conf/pipelines/shop.yaml:40: features.columns[1].window.time: product is STRING, but must"
            + " be DATE or TIMESTAMP");
    assertSays(
        spark,
        "last(product)",
        "last(_event_time)",
        "conf/pipelines/shop.yaml:40: features.columns[1].window: feature latest_1_day is"
            + " TIMESTAMP; models take numbers, booleans and strings: CAST it",
        "conf/pipelines/shop.yaml:40: features.columns[1].window: feature latest_7_days is"
            + " TIMESTAMP; models take numbers, booleans and strings: CAST it");
  }

  @Test
  void saysWhichNameIsTaken(SparkSession spark) {
    assertSays(
        spark,
        "last_price: price",
        "price: price",
        "conf/pipelines/shop.yaml:46: features.columns[2].lookup: column price is already given by"
            + " another entry",
        "conf/pipelines/shop.yaml:47: unknown column `last_price`");
    assertSays(
        spark,
        "product_again:",
        "product:",
        "conf/pipelines/shop.yaml:47: features.columns[3].expression: column product is selected by"
            + " the population, too; give one of them another name");
  }

  private void assertSays(SparkSession spark, String old, String replacement, String... starts) {
    assertThat(GOOD).contains(old);
    List<String> problems = check(spark, GOOD.replace(old, replacement)).problems();
    assertThat(problems).hasSameSizeAs(starts);
    for (int i = 0; i < starts.length; i++) {
      assertThat(problems.get(i)).startsWith(starts[i]);
    }
  }

  private DeepCheck.Result check(SparkSession spark, String entries) {
    SampleProject project = SampleProject.copyTo(folder.resolve("project" + projects++));
    project.replace(
        "conf/pipelines/shop/features/population.sql",
        "SELECT order_id",
        "SELECT order_id, product");
    project.replace(
        "conf/pipelines/shop.yaml",
        "    - sql: features/price.sql\n",
        "    - sql: features/price.sql\n" + entries);
    Pipeline pipeline = project.open().plan("shop").pipeline();
    return new DeepCheck(spark, new SparkQueries(spark)).check(pipeline);
  }
}
