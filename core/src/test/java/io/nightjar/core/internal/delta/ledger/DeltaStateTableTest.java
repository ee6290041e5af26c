package io.nightjar.core.internal.delta.ledger;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.table.StateTable;
import io.nightjar.core.table.StateTable.State;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class DeltaStateTableTest {
  private static final StructType SCHEMA = StructType.fromDDL("name STRING, number INT");

  @TempDir private Path lake;

  @Test
  void replacesWhatWasReadAndLeavesTheRest(SparkSession spark) {
    StateTable table = table(spark);

    assertThat(table.read("true")).isEqualTo(new State(-1, List.of()));
    assertThat(table.replace(-1, "true", List.of(row("a", 1), row("b", 2)))).isTrue();
    State seen = table.read("name = 'a'");
    assertThat(seen.rows()).containsExactly(row("a", 1));
    assertThat(table.replace(seen.revision(), "name = 'a'", List.of(row("a", 3)))).isTrue();

    assertThat(table.read("true").rows()).containsExactlyInAnyOrder(row("a", 3), row("b", 2));
  }

  @Test
  void doesNothingForWhoeverWasNotFastEnough(SparkSession spark) {
    StateTable table = table(spark);
    table.replace(-1, "true", List.of(row("a", 1)));
    long seen = table.read("true").revision();
    table.replace(seen, "true", List.of(row("a", 2)));

    assertThat(table.replace(seen, "true", List.of(row("a", 9)))).isFalse();
    assertThat(table.replace(-1, "true", List.of(row("a", 9)))).isFalse();
    assertThat(table.read("true").rows()).containsExactly(row("a", 2));
  }

  @Test
  void manyAtOnceLoseNoChange(SparkSession spark) throws Exception {
    table(spark).replace(-1, "true", List.of(row("a", 0)));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Future<Integer>> counted = new ArrayList<>();
    for (int thread = 0; thread < 3; thread++) {
      counted.add(threads.submit(() -> count(table(spark.newSession()), 4)));
    }
    for (Future<Integer> each : counted) {
      assertThat(each.get()).isEqualTo(4);
    }
    threads.shutdown();

    assertThat(table(spark).read("true").rows()).containsExactly(row("a", 12));
  }

  private static int count(StateTable table, int times) {
    int done = 0;
    while (done < times) {
      State seen = table.read("name = 'a'");
      int number = seen.rows().get(0).getInt(1);
      if (table.replace(seen.revision(), "name = 'a'", List.of(row("a", number + 1)))) {
        done++;
      }
    }
    return done;
  }

  private StateTable table(SparkSession spark) {
    return new DeltaStateTable(spark, lake.toString(), "counters", SCHEMA);
  }
}
