package io.nightjar.etl.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.pipeline.TablePolicy.History;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many small changes of a table leave few files, without any maintenance. */
@SparkTest
class SmallUpsertsTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  @TempDir private Path lake;

  @Test
  void leaveFewFiles(SparkSession spark) {
    int nights = Counts.of(120, 8);
    Changes feed = new Changes(List.of("at"), Optional.empty(), List.of());
    Publisher table = new Publisher(spark, lake, "small", History.SCD2, Optional.of(feed));
    for (int night = 0; night < nights; night++) {
      LocalDate date = FIRST.plusDays(night);
      table.publishUnproven(Nights.of(date), changes(spark, date, night));
      assertThat(table.rows().inputFiles().length).as("night %d", night).isLessThanOrEqualTo(2);
    }
    assertThat(table.rows().count()).isEqualTo(10L * nights);
    assertThat(table.rows().where("_valid_to IS NULL").count()).isEqualTo(9L + nights);
  }

  /** Nine keys that change every night, and one that is new. */
  private static Dataset<Row> changes(SparkSession spark, LocalDate night, int number) {
    return spark
        .range(10)
        .selectExpr(
            "1 AS h",
            "CAST(if(id = 9, 9 + %d, id) AS INT) AS k".formatted(number),
            "TIMESTAMP'%s 10:00:00' AS at".formatted(night),
            "'v' AS v",
            "DATE'%s' AS _logical_date".formatted(night),
            "TIMESTAMP'%s 10:00:00' AS _event_time".formatted(night),
            "TIMESTAMP'%s 23:00:00' AS _known_at".formatted(night));
  }
}
