package io.nightjar.cli.bench.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.SparkTest;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** At toy size: that all sides give one answer and the account is complete, never how long. */
@SparkTest
class AsOfBenchTest {
  @Test
  void everySideGivesTheSameAnswersAndIsInTheAccount(SparkSession spark) {
    AsOfBench bench = new AsOfBench(1, 0, new PrintWriter(Writer.nullWriter()));
    bench.run(new AsOfData(spark, 2_000, 40, 3, false, 7), "even");
    bench.run(new AsOfData(spark, 2_000, 40, 3, true, 7), "skewed");

    List<AsOfTime> times = bench.times();
    assertThat(times).hasSize(6);
    assertThat(times).allMatch(time -> time.answers() > 0 && time.nanos() > 0);
    assertThat(times.stream().map(AsOfTime::side).distinct())
        .containsExactlyInAnyOrder("SLOTS", "UNION_WINDOW", "JOIN_MAX_BY");
    assertThat(new AsOfMarkdown(times).lines()).hasSize(8);
    assertThat(new AsOfMarkdown(times).ratios("even", AsOfSide.SLOTS, AsOfTime::nanos))
        .containsExactly(1.0);
  }
}
