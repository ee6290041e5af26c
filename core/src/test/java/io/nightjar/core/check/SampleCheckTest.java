package io.nightjar.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sample.SampleSpec.Kind;
import io.nightjar.core.sample.SampleSpec.Quota;
import io.nightjar.core.sample.SampleSpec.Weighted;
import io.nightjar.core.sql.SqlText;
import io.nightjar.testkit.SparkTest;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class SampleCheckTest {
  @Test
  void findsWhatASampleNamesWrongly(SparkSession spark) {
    assertThat(sampled(spark, "late", "size(array(worst))")).isEmpty();
    assertThat(sampled(spark, "lat", "worst"))
        .containsExactly(
            "t/worst.sql:1: does not select lat, which is needed as silver.worst.sample",
            "label.sql:1: does not select lat, which is needed as training.use.sample; did you mean"
                + " late?");
    assertThat(sampled(spark, "id", "cast(worst as string)"))
        .containsExactly(
            "p.yaml:30: the weight of silver.worst.sample is STRING, but must be a number");
    assertThat(sampled(spark, "id", "wrost"))
        .containsExactly(
            "p.yaml:30: unknown column `wrost`; there are `worst`, `id`, `_known_at`,"
                + " `_event_time`, `_logical_date`");
  }

  /** With a quota for the training and a weighted sample of a table. */
  private static List<String> sampled(SparkSession spark, String by, String weight) {
    Pipeline plain = DeepCheckTest.pipeline(DeepCheckTest.Texts.GOOD, "worst");
    TableSpec worst = plain.tables().get(0);
    TrainingSpec training = plain.training().orElseThrow();
    Kind weighted = new Weighted(new SqlText("p.yaml:30", weight), 5);
    Kind kind = by.equals("lat") ? new Quota(List.of(by), 5) : weighted;
    TableSpec sampled =
        new TableSpec(
            worst.name(),
            worst.sql(),
            worst.key(),
            worst.keepLatestBy(),
            worst.suite(),
            Optional.of(new SampleSpec(kind, 7)),
            worst.policy());
    TrainingSpec onSample =
        new TrainingSpec(
            training.engine(),
            training.nights(),
            training.testDays(),
            training.parameters(),
            training.seed(),
            training.heuristic(),
            training.minimumRows(),
            Optional.of(new SampleSpec(new Quota(List.of(by), 5), 7)));
    Pipeline changed =
        new Pipeline(
            plain.name(),
            plain.description(),
            plain.owner(),
            plain.clock(),
            plain.start(),
            plain.schedule(),
            plain.uses(),
            plain.sources(),
            List.of(sampled, plain.tables().get(1)),
            plain.features(),
            plain.label(),
            Optional.of(onSample),
            plain.scoring(),
            plain.alerts());
    return new DeepCheck(spark, new SparkQueries(spark)).check(changed).problems();
  }
}
