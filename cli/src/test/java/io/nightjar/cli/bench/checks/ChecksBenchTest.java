package io.nightjar.cli.bench.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.SparkTest;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** At toy size: that all sides find the same and the account is complete, never how long. */
@SparkTest
class ChecksBenchTest {
  @Test
  void everySideFindsTheSameAndIsInTheAccount(SparkSession spark) {
    Dataset<Row> rows = new ChecksData(3_000, 7).table(spark).persist();
    ChecksBench bench = new ChecksBench(1, 0, 7, new PrintWriter(Writer.nullWriter()));
    bench.run(ChecksKind.SCAN, rows);
    bench.run(ChecksKind.KEYS, rows);

    List<ChecksTime> times = bench.times();
    assertThat(times).hasSize(6);
    assertThat(times).allMatch(time -> time.nanos() > 0 && time.actions() > 0);
    assertThat(times)
        .filteredOn(time -> time.side().equals("NIGHTJAR"))
        .extracting(ChecksTime::actions)
        .containsExactly(1, 2);
    assertThat(new ChecksMarkdown(times).lines()).hasSize(8);
    assertThat(
            new ChecksMarkdown(times)
                .ratios(ChecksKind.SCAN, ChecksSide.NIGHTJAR, ChecksTime::nanos))
        .containsExactly(1.0);
  }
}
