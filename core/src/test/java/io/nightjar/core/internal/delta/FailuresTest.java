package io.nightjar.core.internal.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import java.io.IOError;
import java.io.IOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final String FULL = "No space left on device";

  @Test
  void aFullLakeIsNamed() {
    Throwable task =
        new SparkException(
            "Task failed while writing rows to file:/data/lake/silver/rides.",
            new IOError(new IOException(FULL)));

    assertThat(translate(new SparkException("Job aborted", task)))
        .hasMessageStartingWith("Cannot read or write files for refine in /data/lake (%s).", FULL);
  }

  @Test
  void aFullTemporaryFolderIsThoughtOf() {
    assertThat(translate(new IOException(FULL)))
        .hasMessageContaining("/data/lake or in the temporary folder of Spark, spark.local.dir (");
  }

  /** What Spark gives the driver of a task that failed in a shuffle. */
  @Test
  void aFullDiskIsFoundInTheTextAlone() {
    Throwable job =
        new SparkException("Lost task 0.0: java.io.IOException: " + FULL + "\n\tat a.B.c", null);

    assertThat(translate(job)).hasMessageContaining("(" + FULL + ")");
  }

  private static NightjarException translate(Throwable failure) {
    NightjarException translated = Failures.translate("refine", "/data/lake", failure);
    assertThat(translated.code()).isEqualTo(CoreErrorCode.STORAGE_FAILED);
    return translated;
  }
}
