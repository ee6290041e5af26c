package io.nightjar.etl.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.pipeline.TablePolicy.History;
import io.nightjar.core.pipeline.TablePolicy.Readers;
import io.nightjar.core.table.transform.CutAt;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tables that are changed key by key are a function of what was delivered: random histories, many
 * in one table, delivered in random order, some of it twice, some of it wrong at first, give the
 * table of the ordered history. {@code -Dnightjar.full=true} does it for 1,000 histories.
 */
@SparkTest
class HistoriesTest {
  private static final int HISTORIES = Counts.of(100, 40);
  private static final Changes FEED =
      new Changes(List.of("at", "pos"), Optional.of("op"), List.of("D"));
  private static final String VERSION =
      """
      concat_ws(' ', concat(h, '/', k), v, date_format(_valid_from, "yyyy-MM-dd'T'HH:mm:ss'Z'"), \
      coalesce(date_format(_valid_to, "yyyy-MM-dd'T'HH:mm:ss'Z'"), 'null'))\
      """;
  private static final String SMALL = "4096";
  private static final String VALUE = "concat(h, '/', k, ' ', v)";

  @TempDir private Path lake;

  private static int rounds() {
    return Counts.of(10, 1);
  }

  @ParameterizedTest
  @EnumSource
  void versionsOfAFeedDoNotDependOnTheOrderOfDelivery(Readers readers, SparkSession spark) {
    for (int round = 0; round < rounds(); round++) {
      RandomFeed feed = new RandomFeed(round, HISTORIES);
      Publisher ordered =
          publisher(spark, "ordered" + round, History.SCD2, Optional.of(FEED), readers);
      ordered.publish(RandomFeed.nights(), feed.ordered(spark, RandomFeed.nights()));
      Publisher shuffled =
          publisher(spark, "shuffled" + round, History.SCD2, Optional.of(FEED), readers);
      Random random = new Random(round);
      List<LocalDate> nights = order(RandomFeed.nights(), random);
      shuffled.publish(Nights.of(nights.get(2)), feed.mistaken(spark, nights.get(2)));
      for (LocalDate night : nights) {
        shuffled.publish(Nights.of(night), feed.shuffled(spark, Nights.of(night)));
      }
      assertThat(plain(feed, versions(ordered)))
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(feed.expectedVersions());
      assertThat(versions(shuffled))
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(versions(ordered));
      LocalDate seen = nights.get(0);
      Dataset<Row> cut =
          new CutAt(Publisher.CLOCK.cut(seen), seen, Publisher.KEY).apply(shuffled.rows());
      assertThat(plain(feed, texts(cut, VALUE)))
          .containsExactlyInAnyOrderElementsOf(feed.expectedShuffledAt(seen));
    }
  }

  @ParameterizedTest
  @EnumSource
  void newestRowsOfAFeedDoNotDependOnTheOrderOfDelivery(Readers readers, SparkSession spark) {
    for (int round = 0; round < rounds(); round++) {
      RandomFeed feed = new RandomFeed(round, HISTORIES);
      Publisher ordered = publisher(spark, "now" + round, History.DROP, Optional.of(FEED), readers);
      ordered.publish(RandomFeed.nights(), feed.ordered(spark, RandomFeed.nights()));
      Publisher shuffled =
          publisher(spark, "shuffled" + round, History.DROP, Optional.of(FEED), readers);
      for (LocalDate night : order(RandomFeed.nights(), new Random(round))) {
        shuffled.publish(Nights.of(night), feed.shuffled(spark, Nights.of(night)));
      }
      assertThat(plain(feed, texts(ordered.rows(), VALUE)))
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(feed.expectedShuffledAt(RandomFeed.nights().to()));
      assertThat(texts(shuffled.rows(), VALUE))
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(texts(ordered.rows(), VALUE));
      LocalDate last = RandomFeed.nights().to();
      assertThatThrownBy(
              () ->
                  shuffled.publish(Nights.of(last), feed.shuffled(spark, Nights.of(last)).limit(1)))
          .isInstanceOf(NightjarException.class)
          .hasMessageContaining("keeps no history");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOnlyNightOfAFeedMayBringOtherRowsAnew(Readers readers, SparkSession spark) {
    RandomFeed feed = new RandomFeed(1, HISTORIES);
    Nights night = Nights.of(RandomFeed.nights().from());
    Publisher once = publisher(spark, "once", History.DROP, Optional.of(FEED), readers);
    once.publish(night, feed.shuffled(spark, night));
    Publisher anew = publisher(spark, "anew", History.DROP, Optional.of(FEED), readers);
    anew.publish(night, feed.mistaken(spark, night.from()));
    anew.publish(night, feed.shuffled(spark, night));
    assertThat(texts(anew.rows(), VALUE))
        .containsExactlyInAnyOrderElementsOf(texts(once.rows(), VALUE));
  }

  @ParameterizedTest
  @EnumSource
  void versionsOfSnapshotsDoNotDependOnTheOrderOfDelivery(Readers readers, SparkSession spark) {
    for (int round = 0; round < rounds(); round++) {
      RandomSnapshots snapshots = new RandomSnapshots(round, HISTORIES);
      Publisher ordered = publisher(spark, "seen" + round, History.SCD2, Optional.empty(), readers);
      ordered.publish(RandomSnapshots.nights(), snapshots.rows(spark, RandomSnapshots.nights()));
      Publisher shuffled =
          publisher(spark, "shown" + round, History.SCD2, Optional.empty(), readers);
      List<LocalDate> nights = order(RandomSnapshots.nights(), new Random(round));
      shuffled.publish(Nights.of(nights.get(3)), snapshots.mistaken(spark, nights.get(3)));
      for (LocalDate night : nights) {
        shuffled.publish(Nights.of(night), snapshots.rows(spark, Nights.of(night)));
      }
      assertThat(versions(ordered))
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(snapshots.expectedVersions());
      assertThat(shuffled.rows().collectAsList())
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(ordered.rows().collectAsList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNewestSnapshotDoesNotDependOnTheOrderOfDelivery(Readers readers, SparkSession spark) {
    for (int round = 0; round < rounds(); round++) {
      RandomSnapshots snapshots = new RandomSnapshots(round, HISTORIES);
      Publisher shuffled =
          publisher(spark, "last" + round, History.DROP, Optional.empty(), readers);
      List<LocalDate> nights = order(RandomSnapshots.nights(), new Random(round));
      shuffled.publish(Nights.of(nights.get(1)), snapshots.mistaken(spark, nights.get(1)));
      for (LocalDate night : nights.subList(1, nights.size())) {
        shuffled.publish(Nights.of(night), snapshots.rows(spark, Nights.of(night)));
      }
      shuffled.publish(Nights.of(nights.get(0)), snapshots.rows(spark, Nights.of(nights.get(0))));
      assertThat(texts(shuffled.rows(), VALUE))
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(snapshots.expectedLast());
    }
  }

  private Publisher publisher(
      SparkSession spark, String name, History history, Optional<Changes> feed, Readers readers) {
    if (readers == Readers.SPARK) {
      spark.conf().set("spark.nightjar.upsert.small-file-bytes", SMALL);
    }
    return new Publisher(spark, lake, name, history, feed, readers);
  }

  private static List<LocalDate> order(Nights nights, Random random) {
    List<LocalDate> order = new ArrayList<>(nights.dates());
    Collections.shuffle(order, random);
    order.add(order.get(random.nextInt(order.size())));
    return order;
  }

  private static List<String> versions(Publisher table) {
    return texts(table.rows().where("_valid_to IS NULL OR _valid_to > _valid_from"), VERSION);
  }

  private static List<String> texts(Dataset<Row> rows, String expression) {
    return rows.selectExpr(expression).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static List<String> plain(RandomFeed feed, List<String> texts) {
    return texts.stream()
        .filter(text -> feed.isPlain(text.substring(0, text.indexOf(' '))))
        .toList();
  }
}
