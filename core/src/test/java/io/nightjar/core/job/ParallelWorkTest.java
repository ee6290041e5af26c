package io.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.testkit.SparkTest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@SparkTest
@Timeout(60)
class ParallelWorkTest {
  private static final List<Integer> ITEMS = IntStream.range(0, 40).boxed().toList();

  @Test
  void givesResultsInTheOrderOfTheItems(SparkSession spark) {
    List<Integer> squares = ParallelWork.in(spark).map(ITEMS, item -> item * item);

    assertThat(squares).isEqualTo(ITEMS.stream().map(item -> item * item).toList());
  }

  @Test
  void worksOnSeveralItemsAtATime(SparkSession spark) {
    CountDownLatch both = new CountDownLatch(2);

    List<Boolean> met =
        ParallelWork.in(spark)
            .map(
                List.of(1, 2),
                item -> {
                  both.countDown();
                  return await(both);
                });

    assertThat(met).containsExactly(true, true);
  }

  @Test
  void throwsTheFirstFailureInOrderWhenNothingRunsAnyMore(SparkSession spark) {
    Set<Integer> begun = new ConcurrentSkipListSet<>();
    Set<Integer> ended = new ConcurrentSkipListSet<>();

    assertThatThrownBy(
            () ->
                ParallelWork.in(spark)
                    .map(
                        ITEMS,
                        item -> {
                          begun.add(item);
                          if (item == 3) {
                            throw new IllegalStateException("item " + item);
                          }
                          ended.add(item);
                          return item;
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("item 3");

    begun.removeAll(ended);
    assertThat(begun).containsExactly(3);
  }

  @Test
  void hidesNoCheckedException(SparkSession spark) {
    assertThatThrownBy(
            () ->
                ParallelWork.in(spark)
                    .map(
                        ITEMS,
                        item ->
                            spark
                                .sql("SELECT raise_error('No space left on device')")
                                .collectAsList()))
        .satisfies(
            failure ->
                assertThat(Failures.translate("silver.x", "/lake", failure).code())
                    .isEqualTo(CoreErrorCode.STORAGE_FAILED));
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
