package io.nightjar.etl.ingest;

import java.io.Serializable;

/**
 * One file as an executor reads it.
 *
 * @param file the file
 * @param sha256 what its content must digest to
 * @param columns for each column of the contract its place in the file; empty if the format has
 *     names
 * @param width how many columns the file has, if it has a header
 */
record RawFile(LandedFile file, String sha256, int[] columns, int width) implements Serializable {}
