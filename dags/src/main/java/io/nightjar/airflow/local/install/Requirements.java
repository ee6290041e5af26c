package io.nightjar.airflow.local.install;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The frozen list of packages, each with its version and hashes.
 *
 * @param digest of its content
 */
public record Requirements(Path file, String digest) {
  /** Reads the file. */
  public static Requirements of(Path file) {
    try {
      return new Requirements(file, Digest.of(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw LocalErrors.requirementsMissing(file);
    } catch (IOException e) {
      throw LocalErrors.files("read " + file, e);
    }
  }
}
