package io.nightjar.etl.ingest;

import io.nightjar.etl.ingest.drift.FilePlan;
import java.io.Serializable;

/**
 * One file as an executor reads it.
 *
 * @param file the file
 * @param sha256 what its content must digest to
 * @param plan which of its columns are read
 * @param width how many columns the file has, if it has a header
 */
record RawFile(LandedFile file, String sha256, FilePlan plan, int width) implements Serializable {}
