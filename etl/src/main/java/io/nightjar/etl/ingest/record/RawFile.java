package io.nightjar.etl.ingest.record;

import io.nightjar.etl.ingest.drift.FilePlan;
import io.nightjar.etl.ingest.file.LandedFile;
import java.io.Serializable;

/**
 * One file as an executor reads it.
 *
 * @param file the file
 * @param sha256 what its content must digest to
 * @param plan which of its columns are read
 * @param width how many columns the file has, if it has a header
 * @param part which part of it
 */
public record RawFile(LandedFile file, String sha256, FilePlan plan, int width, Part part)
    implements Serializable {
  /**
   * Part of a file.
   *
   * @param offset where it begins, in bytes
   * @param length how long it is
   * @param before how many rows of the file are before it
   */
  public record Part(long offset, long length, long before) implements Serializable {}

  /** All of a file. */
  public RawFile(LandedFile file, String sha256, FilePlan plan, int width) {
    this(file, sha256, plan, width, new Part(0, file.size(), 0));
  }

  /** A part of the same file. */
  public RawFile only(Part other) {
    return new RawFile(file, sha256, plan, width, other);
  }
}
