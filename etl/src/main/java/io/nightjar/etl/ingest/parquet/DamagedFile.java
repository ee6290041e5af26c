package io.nightjar.etl.ingest.parquet;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import java.io.FileNotFoundException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** Recognises that Spark could not read a delivered file of a format that Spark reads. */
public final class DamagedFile {
  private static final String WHILE_READING = "_LEGACY_ERROR_TEMP_2064";

  private DamagedFile() {}

  /** The failure for people, if that was it. */
  public static Optional<NightjarException> of(Source source, Throwable failure) {
    if (!(failure instanceof SparkThrowable known)
        || !WHILE_READING.equals(known.getErrorClass())) {
      return Optional.empty();
    }
    String path =
        URLDecoder.decode(
            known.getMessageParameters().getOrDefault("path", ""), StandardCharsets.UTF_8);
    boolean isOfLake =
        path.contains("/bronze/" + source.name() + "/")
            || path.contains("/quarantine/" + source.name() + "/");
    return isOfLake ? Optional.empty() : Optional.of(named(source, path, failure));
  }

  private static NightjarException named(Source source, String path, Throwable failure) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return failure.getCause() instanceof FileNotFoundException
        ? EtlErrors.fileChanged(source.name(), file, failure)
        : EtlErrors.fileRefused(source.name(), file, "a part of it is damaged", failure);
  }
}
