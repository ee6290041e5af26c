package io.nightjar.core.internal.delta.care;

import static io.nightjar.core.internal.delta.care.NightlyLake.SILVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.maintain.MaintenanceReport;
import io.nightjar.core.maintain.TableReport;
import io.nightjar.core.table.TableDigest;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class CompactionTest {
  @TempDir private Path folder;

  @Test
  void compactsOnceWithoutChangingRows(SparkSession spark) throws Exception {
    NightlyLake lake = new NightlyLake(spark, folder);
    lake.run(0, "good");
    lake.run(1, "good");
    for (int i = 0; i < 5; i++) {
      lake.tables()
          .read(lake.tables().findLatest(SILVER).orElseThrow())
          .where("_logical_date = DATE'2013-03-01' AND id < 10")
          .coalesce(1)
          .write()
          .format("delta")
          .mode("append")
          .save(lake.folder(SILVER).toString());
    }
    TableDigest digest = newest(lake);
    int commits = lake.commits(SILVER).size();

    MaintenanceReport report = maintain(lake);
    MaintenanceReport again = maintain(lake);

    assertThat(report.tables().get(0).compacted().files()).isEqualTo(6);
    assertThat(again.tables()).allMatch(TableReport::isIdle);
    assertThat(newest(lake)).isEqualTo(digest);
    assertThat(lake.commits(SILVER)).hasSize(commits + 1);
  }

  private static MaintenanceReport maintain(NightlyLake lake) {
    MaintenanceReport report =
        lake.maintenance(Map.of("silver", 400), Duration.ofDays(7))
            .run(List.of(SILVER), Optional.empty(), false);
    assertThat(report.failures()).isEmpty();
    return report;
  }

  private static TableDigest newest(NightlyLake lake) {
    return lake.digest(lake.tables().findLatest(SILVER).orElseThrow());
  }
}
